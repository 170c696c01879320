package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Stamp;

import java.util.Optional;

/// The file of an instance or a binding, as a call wants it.
interface Paper {

    /// What matters about a file that is there.
    ///
    /// @return empty when nobody can make sense of it
    Optional<Mark> mark(byte[] present);

    /// What the file should say.
    ///
    /// @param present what stands there now: what the platform did not say again stays
    byte[] written(Optional<byte[]> present);

    /// What tells files apart.
    ///
    /// @param deleted whether it says that the thing is to go, or gone
    /// @param stamp which call has written it; empty when no broker of ours has
    record Mark(boolean deleted, Optional<Stamp> stamp) {

        /// Whether it was written for this operation, whichever attempt it was.
        boolean of(String operation, boolean removal) {
            return deleted == removal
                    && stamp.filter(one -> one.operation().equals(operation)).isPresent();
        }

        /// Whether a later call has written it.
        boolean after(long epoch) {
            return stamp.filter(one -> one.epoch() > epoch).isPresent();
        }
    }
}
