package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.MAINTENANCE_VERSION;

import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a plan's `maintenance_info` (specification, "Maintenance Info Object").
final class MaintenanceInfo {

    /// The grammar of semantic versioning 2.0. Possessive, since it has no need to look back.
    private static final Pattern SEMANTIC_VERSION =
            Pattern.compile(
                    "(?:0|[1-9][0-9]*+)\\.(?:0|[1-9][0-9]*+)\\.(?:0|[1-9][0-9]*+)"
                            + "(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
                            + "(?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?"
                            + "(?:\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?");

    private static final int LENGTH = 255;

    private MaintenanceInfo() {}

    /// The version, where the plan has one.
    static Optional<String> version(Fields plan) {
        return plan.object("maintenance_info")
                .map(
                        info -> {
                            info.text("description");
                            String version = info.requiredText("version");
                            check(version, info.at("version"));
                            return version;
                        });
    }

    private static void check(String version, Place place) {
        if (version.isEmpty()) {
            return;
        }
        if (version.length() > LENGTH || !SEMANTIC_VERSION.matcher(version).matches()) {
            place.report(
                    MAINTENANCE_VERSION,
                    "`version` must be a semantic version 2.0 of at most 255 characters, such as"
                            + " \"1.10.0\" or \"2.0.0-rc.1+build.5\"");
        }
    }
}
