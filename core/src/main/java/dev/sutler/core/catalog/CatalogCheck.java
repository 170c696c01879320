package dev.sutler.core.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What came of checking a catalog.
///
/// @param catalog the catalog; empty when a problem is an error
/// @param problems everything found, in the order of the sources; warnings too
public record CatalogCheck(Optional<Catalog> catalog, List<CatalogProblem> problems) {
    public CatalogCheck {
        Objects.requireNonNull(catalog, "catalog");
        problems = List.copyOf(problems);
    }
}
