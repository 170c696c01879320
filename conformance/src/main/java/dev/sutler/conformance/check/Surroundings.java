package dev.sutler.conformance.check;

import dev.sutler.conformance.BrokerClient;
import dev.sutler.conformance.offer.Menu;
import dev.sutler.conformance.offer.ParameterSource;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What all checks of a run share.
///
/// @param client talks to the broker
/// @param menu all plans that may be used
/// @param parameters what requests are given
/// @param ledger is told of everything before it is made
/// @param ids a new, recognisable id for each resource; shaped like a UUID
/// @param clock time and patience
public record Surroundings(
        BrokerClient client,
        Menu menu,
        ParameterSource parameters,
        Ledger ledger,
        Supplier<String> ids,
        Clock clock) {

    public Surroundings {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(menu, "menu");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(clock, "clock");
    }

    /// Time.
    ///
    /// @param nanoTime a monotonic clock
    /// @param pause waits
    /// @param patience how long an operation may last
    public record Clock(LongSupplier nanoTime, Consumer<Duration> pause, Duration patience) {
        public Clock {
            Objects.requireNonNull(nanoTime, "nanoTime");
            Objects.requireNonNull(pause, "pause");
            Objects.requireNonNull(patience, "patience");
        }
    }
}
