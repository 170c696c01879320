package dev.sutler.core.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Compares what a platform says it has with what the store has of it, a stretch of ids at a time,
/// so that neither side ever holds all of them. Nothing is done about what differs.
public final class PlatformComparison {

    private static final int MOST = 10_000;

    private final ReconcileStore store;

    /// @param store what is stored
    public PlatformComparison(ReconcileStore store) {
        this.store = store;
    }

    /// A stretch of a platform's ids. Ids are compared byte by byte.
    ///
    /// @param platform its name
    /// @param after where the stretch begins, itself not included; empty for the beginning
    /// @param upTo where it ends, itself included; empty for the end
    /// @param ids those that the platform has within it
    public record Stretch(
            String platform, Optional<String> after, Optional<String> upTo, Set<String> ids) {
        public Stretch {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(upTo, "upTo");
            ids = Set.copyOf(ids);
        }
    }

    /// What differs.
    ///
    /// @param unknownToBroker what the platform has and the store has not
    /// @param unknownToPlatform what the store has and the platform has not, at most ten thousand
    /// @param compared how many of the platform's instances the store has within the stretch
    public record Result(
            List<String> unknownToBroker, List<String> unknownToPlatform, long compared) {
        public Result {
            unknownToBroker = List.copyOf(unknownToBroker);
            unknownToPlatform = List.copyOf(unknownToPlatform);
        }
    }

    /// Compares one stretch.
    public Result compare(Stretch stretch) {
        List<String> unknownToPlatform = new ArrayList<>();
        long compared = 0;
        Optional<String> after = stretch.after();
        boolean more = true;
        while (more) {
            List<String> page = store.ids(stretch.platform(), after, ReconcileOptions.BATCH);
            List<String> within =
                    page.stream().filter(id -> !isBeyond(id, stretch.upTo())).toList();
            compared += within.size();
            within.stream()
                    .filter(id -> !stretch.ids().contains(id))
                    .limit(MOST - unknownToPlatform.size())
                    .forEach(unknownToPlatform::add);
            more = page.size() == ReconcileOptions.BATCH && within.size() == page.size();
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        }
        return new Result(unknownToBroker(stretch), unknownToPlatform, compared);
    }

    private List<String> unknownToBroker(Stretch stretch) {
        Collection<String> known = new HashSet<>();
        List<String> asked = List.copyOf(stretch.ids());
        for (int from = 0; from < asked.size(); from += ReconcileOptions.BATCH) {
            int to = Math.min(asked.size(), from + ReconcileOptions.BATCH);
            known.addAll(store.known(stretch.platform(), asked.subList(from, to)));
        }
        return asked.stream().filter(id -> !known.contains(id)).sorted().toList();
    }

    private static boolean isBeyond(String id, Optional<String> upTo) {
        return upTo.filter(end -> Ids.compare(id, end) > 0).isPresent();
    }
}
