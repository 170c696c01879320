package dev.sutler.core.lifecycle;

import dev.sutler.spi.OriginatingIdentity;

import java.util.Objects;
import java.util.Optional;

/// Who asked.
///
/// @param platform the name of the platform whose credential was used
/// @param identity the platform's user, where the platform says so
/// @param requestId the platform's `X-Broker-API-Request-Identity`, or one of our own making
public record Caller(String platform, Optional<OriginatingIdentity> identity, String requestId) {
    public Caller {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(requestId, "requestId");
    }
}
