package dev.sutler.server.catalog;

import dev.sutler.core.catalog.Catalog;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What is in use, and why nothing newer is.
///
/// @param inUse the catalog, and where it came from
/// @param failure the latest attempt, if it was refused
public record CatalogState(InUse inUse, Optional<Failure> failure) {
    public CatalogState {
        Objects.requireNonNull(inUse, "inUse");
        Objects.requireNonNull(failure, "failure");
    }

    /// The catalog in use.
    ///
    /// @param catalog what is offered
    /// @param digest of the folder's content that it was read from
    /// @param loadedAt when it was put to use
    /// @param loadedFor why
    public record InUse(Catalog catalog, String digest, Instant loadedAt, Trigger loadedFor) {
        public InUse {
            Objects.requireNonNull(catalog, "catalog");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(loadedAt, "loadedAt");
            Objects.requireNonNull(loadedFor, "loadedFor");
        }
    }

    /// An attempt that was refused.
    ///
    /// @param digest of the folder's content then
    /// @param at when
    /// @param trigger why it was made
    /// @param outcome what is wrong
    public record Failure(String digest, Instant at, Trigger trigger, LoadOutcome.Refused outcome) {
        public Failure {
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(trigger, "trigger");
            Objects.requireNonNull(outcome, "outcome");
        }
    }
}
