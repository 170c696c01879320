package dev.sutler.core.audit;

import dev.sutler.core.lifecycle.Caller;
import dev.sutler.spi.OriginatingIdentity;

import java.util.Objects;
import java.util.Optional;

/// Who did something.
public sealed interface Actor {

    /// A platform, on behalf of one of its users where it says so.
    record Platform(String name, Optional<OriginatingIdentity> identity) implements Actor {
        public Platform {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(identity, "identity");
        }
    }

    /// An operator, by the admin API or the command line.
    record Operator(String name) implements Actor {
        public Operator {
            Objects.requireNonNull(name, "name");
        }
    }

    /// The broker itself: a schedule, or the work on an operation.
    ///
    /// @param part which part of it, in one word
    record Broker(String part) implements Actor {
        public Broker {
            Objects.requireNonNull(part, "part");
        }
    }

    /// Who made a request: the platform, or whoever acts in its place.
    static Actor of(Caller caller) {
        return caller.deputy()
                .map(Actor::of)
                .orElseGet(() -> new Platform(caller.platform(), caller.identity()));
    }

    private static Actor of(Caller.Deputy deputy) {
        return switch (deputy.kind()) {
            case OPERATOR -> new Operator(deputy.name());
            case BROKER -> new Broker(deputy.name());
        };
    }
}
