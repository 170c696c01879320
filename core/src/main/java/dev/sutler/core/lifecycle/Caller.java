package dev.sutler.core.lifecycle;

import dev.sutler.spi.OriginatingIdentity;

import java.util.Objects;
import java.util.Optional;

/// Who asked.
///
/// @param platform the name of the platform whose credential was used, or in whose place somebody
///   acts
/// @param identity the platform's user, where the platform says so
/// @param requestId the platform's `X-Broker-API-Request-Identity`, or one of our own making
/// @param deputy who acts in the platform's place; empty when it asked itself. Known while the
///   operation begins and to the audit, and not stored with the operation
public record Caller(
        String platform,
        Optional<OriginatingIdentity> identity,
        String requestId,
        Optional<Deputy> deputy) {
    public Caller {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(deputy, "deputy");
    }

    /// A platform that asks itself.
    public Caller(String platform, Optional<OriginatingIdentity> identity, String requestId) {
        this(platform, identity, requestId, Optional.empty());
    }

    /// Who acts in a platform's place.
    ///
    /// @param kind what it is
    /// @param name the operator's name, or the part of the broker
    /// @param reason why, in the operator's words
    public record Deputy(Kind kind, String name, Optional<String> reason) {
        public Deputy {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reason, "reason");
        }

        /// What acts.
        public enum Kind {
            /// An operator.
            OPERATOR,
            /// The broker itself: a schedule.
            BROKER
        }
    }
}
