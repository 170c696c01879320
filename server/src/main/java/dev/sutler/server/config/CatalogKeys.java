package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;

/// Settings of the catalog.
final class CatalogKeys {

    static final Setting<String> CATALOG_DIRECTORY =
            Setting.optional(
                    "catalog.directory",
                    Kind.TEXT,
                    "Folder with one file for each service offering; without it, the built-in"
                            + " one.");

    static final Setting<Boolean> FROM_REPOSITORY =
            Setting.of(
                    "catalog.from-repository",
                    Kind.BOOLEAN,
                    "false",
                    "Whether the catalog is the `catalog.yml` of the repository that"
                            + " `providers.gitops` names; `catalog.directory` is not looked at"
                            + " then.");

    static final Setting<Duration> RELOAD_INTERVAL =
            Setting.of(
                    "catalog.reload-interval",
                    Kind.duration(Duration.ZERO, Duration.ofDays(1)),
                    "5s",
                    "How often to look whether the folder's content has changed; what has is loaded"
                            + " when it is the same at the next look. `0s` switches it off.");
    static final Setting<Boolean> ALLOW_MISSING_PLANS =
            Setting.of(
                    "catalog.allow-missing-plans",
                    Kind.BOOLEAN,
                    "false",
                    "Whether plans that have service instances may be missing from the catalog;"
                            + " work on these instances waits until the plans are back.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            List.of(CATALOG_DIRECTORY, FROM_REPOSITORY, RELOAD_INTERVAL, ALLOW_MISSING_PLANS);

    private CatalogKeys() {}
}
