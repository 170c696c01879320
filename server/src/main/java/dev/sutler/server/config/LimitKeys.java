package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;

/// Limits on what one platform, one request or one provider may use up. Those of the web server as
/// a whole are in [ServerKeys].
final class LimitKeys {

    static final Setting<Integer> REQUESTS_PER_PLATFORM =
            Setting.of(
                    "http.max-requests-per-platform",
                    Kind.integer(2, 1_000_000),
                    "400",
                    "How many requests of one platform may be in work. A quarter of them is kept"
                            + " for requests that only read.");
    static final Setting<Duration> REQUEST_TIMEOUT =
            Setting.of(
                    "http.request-timeout",
                    Kind.duration(Duration.ofSeconds(1), Duration.ofHours(2)),
                    "2m",
                    "How long the work on a request may take before its connection is closed;"
                            + " longer than `operations.synchronous-wait`.");
    static final Setting<Integer> OPERATIONS_PER_PROVIDER =
            Setting.of(
                    "operations.concurrency-per-provider",
                    Kind.integer(1, 10_000),
                    "32",
                    "How many operations of one provider type this process works on at the same"
                            + " time; the others wait, and those of other providers go on.");
    static final Setting<Integer> CREDENTIALS_SIZE =
            Setting.of(
                    "operations.max-credentials-size",
                    Kind.size(1 << 10, 16 << 20),
                    "1MiB",
                    "Largest credentials that a provider may return for a binding, as JSON.");
    static final Setting<Integer> RESULT_SIZE =
            Setting.of(
                    "operations.max-result-size",
                    Kind.size(1 << 10, 16 << 20),
                    "64KiB",
                    "Largest state, checkpoint or other part of a provider's result, as JSON.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            List.of(
                    REQUESTS_PER_PLATFORM,
                    REQUEST_TIMEOUT,
                    OPERATIONS_PER_PROVIDER,
                    CREDENTIALS_SIZE,
                    RESULT_SIZE);

    private LimitKeys() {}
}
