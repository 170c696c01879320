package dev.sutler.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// How long a binding is good for (specification, "Binding Metadata Object").
///
/// @param expiresAt when it stops working
/// @param renewBefore when it should have been renewed; not after `expiresAt`
public record Validity(Optional<Instant> expiresAt, Optional<Instant> renewBefore) {

    /// Good until it is removed.
    public static final Validity UNLIMITED = new Validity(Optional.empty(), Optional.empty());

    public Validity {
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(renewBefore, "renewBefore");
        if (expiresAt.isPresent()
                && renewBefore.isPresent()
                && renewBefore.get().isAfter(expiresAt.get())) {
            throw new IllegalArgumentException("renewBefore must not be after expiresAt");
        }
    }
}
