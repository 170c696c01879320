package dev.sutler.core.catalog;

import java.util.Objects;

/// Something wrong with a catalog.
///
/// @param source the name of the source that it stands in, as in [CatalogSource]
/// @param pointer where in the source, as a JSON pointer; empty for the whole of it
/// @param rule the rule that is broken
/// @param message what is wrong and what would be right
public record CatalogProblem(String source, String pointer, CatalogRule rule, String message) {
    public CatalogProblem {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
