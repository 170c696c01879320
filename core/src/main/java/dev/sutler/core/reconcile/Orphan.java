package dev.sutler.core.reconcile;

import dev.sutler.spi.Found;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Something in a back end that belongs to no instance and no binding.
///
/// @param serviceId the offering whose provider has listed it
/// @param found what it is
/// @param remembered whether an operation about its ids is still known, which proves that it was
///   this broker's once
/// @param firstSeenAt when it was found first
/// @param lastSeenAt when it was found last
/// @param decision what an operator has said about it
/// @param problem why it could not be removed when that was tried last
public record Orphan(
        String serviceId,
        Found found,
        boolean remembered,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Decision decision,
        Optional<String> problem) {

    public Orphan {
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(firstSeenAt, "firstSeenAt");
        Objects.requireNonNull(lastSeenAt, "lastSeenAt");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(problem, "problem");
    }

    /// What it is known by.
    public Key key() {
        return new Key(serviceId, found.name());
    }

    /// Whether it may be removed once it has been an orphan for long enough.
    ///
    /// That it is ours has to be certain: by its mark, by what the store remembers of its ids, or
    /// because an operator says so. What is another broker's never may be.
    public boolean removable() {
        return switch (decision) {
            case KEEP -> false;
            case REMOVE -> found.mark() != Found.Mark.FOREIGN;
            case NONE ->
                    switch (found.mark()) {
                        case OURS -> true;
                        case UNMARKED -> remembered;
                        case FOREIGN, UNKNOWN -> false;
                    };
        };
    }

    /// Which orphan.
    ///
    /// @param name what the back end calls it
    public record Key(String serviceId, String name) {
        public Key {
            Objects.requireNonNull(serviceId, "serviceId");
            Objects.requireNonNull(name, "name");
        }
    }

    /// What an operator may say about an orphan.
    public enum Decision {
        /// Nothing yet.
        NONE,
        /// It stays, whatever becomes of it.
        KEEP,
        /// It is this broker's and may go, although nothing proves it.
        REMOVE
    }
}
