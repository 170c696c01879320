package dev.sutler.core.catalog;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;

/// One service offering as its author wrote it.
///
/// @param name names the source in problems; a file name, as a rule
/// @param offering the tree, `provider` blocks included
public record CatalogSource(String name, ObjectNode offering) {
    public CatalogSource {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(offering, "offering");
    }
}
