package dev.sutler.server.config;

import java.util.List;

/// Settings of the catalog.
final class CatalogKeys {

    static final Setting<String> CATALOG_DIRECTORY =
            Setting.optional(
                    "catalog.directory",
                    Kind.TEXT,
                    "Folder with one file for each service offering; without it, the built-in"
                            + " one.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL = List.of(CATALOG_DIRECTORY);

    private CatalogKeys() {}
}
