package dev.sutler.core;

import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a broker is handed from outside.
///
/// @param operationIds random ids
/// @param clock for the expiry of bindings only; operations live by the store's clock
/// @param nanoTime a monotonic ticker
public record BrokerResources(
        Supplier<UUID> operationIds, InstantSource clock, LongSupplier nanoTime) {
    public BrokerResources {
        Objects.requireNonNull(operationIds, "operationIds");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(nanoTime, "nanoTime");
    }
}
