package dev.sutler.server.postgres;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What one batch of a walk over old operations has done.
///
/// @param removed how many were removed
/// @param next where the next batch goes on; empty when the walk is over
public record Sweep(int removed, Optional<Position> next) {

    public Sweep {
        Objects.requireNonNull(next, "next");
    }

    /// Behind one finished operation, in the order in which they were finished.
    public record Position(Instant finishedAt, UUID id) {

        /// Before all of them.
        public static final Position START =
                new Position(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));

        public Position {
            Objects.requireNonNull(finishedAt, "finishedAt");
            Objects.requireNonNull(id, "id");
        }
    }
}
