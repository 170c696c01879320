package dev.sutler.server.catalog;

import java.util.List;
import java.util.Optional;

/// What came of loading so far.
final class Attempts {

    private Optional<CatalogState.InUse> inUse = Optional.empty();
    private Optional<CatalogState.Failure> failure = Optional.empty();

    synchronized void succeeded(CatalogState.InUse latest) {
        inUse = Optional.of(latest);
        failure = Optional.empty();
    }

    /// @return whether anything is wrong that was not wrong before, or that somebody asked for
    synchronized boolean failed(CatalogState.Failure latest) {
        List<String> before =
                failure.map(CatalogState.Failure::outcome)
                        .map(LoadOutcome.Refused::lines)
                        .orElse(List.of());
        failure = Optional.of(latest);
        return latest.trigger() != Trigger.FILE_CHANGE || !latest.outcome().lines().equals(before);
    }

    synchronized CatalogState state() {
        return new CatalogState(
                inUse.orElseThrow(
                        () -> new IllegalStateException("no catalog has been loaded yet")),
                failure);
    }

    synchronized boolean settled(String digest) {
        return failure.map(
                        latest ->
                                latest.digest().equals(digest)
                                        && !latest.outcome().worthAnotherTry())
                .orElseGet(() -> inUse.filter(used -> used.digest().equals(digest)).isPresent());
    }
}
