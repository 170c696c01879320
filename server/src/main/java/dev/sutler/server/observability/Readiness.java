package dev.sutler.server.observability;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Whether the broker can serve: what its checks said a moment ago. Asking is cheap, however often
/// somebody asks.
final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final List<HealthCheck> checks;
    private final LongSupplier nanoTime;
    private Map<String, Boolean> latest = Map.of();
    private Optional<Long> checkedAt = Optional.empty();

    Readiness(List<HealthCheck> checks, LongSupplier nanoTime) {
        this.checks = List.copyOf(checks);
        this.nanoTime = nanoTime;
    }

    /// For each check, in order, whether all is well.
    synchronized Map<String, Boolean> results() {
        long now = nanoTime.getAsLong();
        if (checkedAt.isEmpty() || now - checkedAt.get() > FRESH) {
            latest = run();
            checkedAt = Optional.of(nanoTime.getAsLong());
        }
        return latest;
    }

    private Map<String, Boolean> run() {
        Map<String, Boolean> results = new LinkedHashMap<>();
        for (HealthCheck check : checks) {
            Optional<String> problem = problem(check);
            boolean wasWell = latest.getOrDefault(check.name(), true);
            if (problem.isPresent() && wasWell) {
                LOG.warn("Not ready: {}: {}", check.name(), problem.get());
            } else if (problem.isEmpty() && !wasWell) {
                LOG.info("Ready again: {}", check.name());
            }
            results.put(check.name(), problem.isEmpty());
        }
        return results;
    }

    private static Optional<String> problem(HealthCheck check) {
        try {
            return check.problem().get();
        } catch (RuntimeException failed) {
            return Optional.of("the check failed: " + failed.getMessage());
        }
    }
}
