package dev.sutler.server.observability;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// One thing that must be well before the broker can serve.
///
/// @param name a word, shown to anybody who asks
/// @param problem what is wrong, for the log; empty when all is well. It may throw, which counts as
///   a problem
public record HealthCheck(String name, Supplier<Optional<String>> problem) {
    public HealthCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(problem, "problem");
    }
}
