package dev.sutler.core.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The problems found so far, each once; of one source and severity no more than anybody would
/// read. How many there are beyond is a problem of its own.
final class Problems {

    private static final int MOST = 100;

    private final Set<CatalogProblem> found = new LinkedHashSet<>();
    private final Map<Heap, Count> counts = new HashMap<>();

    /* What is counted together. */
    private record Heap(String source, Severity severity) {}

    private static final class Count {
        private int shown;
        private int beyond;
    }

    void add(CatalogProblem problem) {
        if (found.contains(problem)) {
            return;
        }
        Heap heap = new Heap(problem.source(), problem.rule().severity());
        Count count = counts.computeIfAbsent(heap, _ -> new Count());
        if (count.shown < MOST) {
            found.add(problem);
            count.shown++;
        } else {
            count.beyond++;
        }
    }

    boolean hasErrors() {
        return counts.keySet().stream().anyMatch(heap -> heap.severity() == Severity.ERROR);
    }

    /// Whether anything was found at this place or below it. Where there was too much to keep, it
    /// may have been.
    boolean hasErrorsAt(Place place) {
        Count errors = counts.get(new Heap(place.source(), Severity.ERROR));
        if (errors == null) {
            return false;
        }
        return errors.beyond > 0
                || found.stream()
                        .filter(each -> each.rule().severity() == Severity.ERROR)
                        .filter(each -> each.source().equals(place.source()))
                        .map(CatalogProblem::pointer)
                        .anyMatch(place::contains);
    }

    List<CatalogProblem> all() {
        List<CatalogProblem> all = new ArrayList<>(found);
        counts.forEach(
                (heap, count) -> {
                    if (count.beyond > 0) {
                        all.add(more(heap, count.beyond));
                    }
                });
        return List.copyOf(all);
    }

    private static CatalogProblem more(Heap heap, int beyond) {
        CatalogRule rule =
                switch (heap.severity()) {
                    case ERROR -> CatalogRule.MORE_ERRORS;
                    case WARNING -> CatalogRule.MORE_WARNINGS;
                };
        return new CatalogProblem(
                heap.source(),
                "",
                rule,
                "and %d more: correct those above first".formatted(beyond));
    }
}
