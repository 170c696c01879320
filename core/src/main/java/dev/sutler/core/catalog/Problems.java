package dev.sutler.core.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The problems found so far, each once.
final class Problems {

    private final Set<CatalogProblem> found = new LinkedHashSet<>();

    void add(CatalogProblem problem) {
        found.add(problem);
    }

    boolean hasErrors() {
        return found.stream().anyMatch(each -> each.rule().severity() == Severity.ERROR);
    }

    /// Whether anything was found at this place or below it.
    boolean hasErrorsAt(Place place) {
        return found.stream()
                .filter(each -> each.rule().severity() == Severity.ERROR)
                .filter(each -> each.source().equals(place.source()))
                .map(CatalogProblem::pointer)
                .anyMatch(place::contains);
    }

    List<CatalogProblem> all() {
        return List.copyOf(found);
    }
}
