package dev.sutler.providers.support;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as people write them: `250ms`, `5s`, `2m`, `1h`, `30d`, or ISO 8601 such as
/// `PT1H30M`.
final class Durations {

    private static final Pattern SIMPLE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /// @return the span; empty when `text` is none, or is negative
    static Optional<Duration> parse(String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            return Optional.of(of(Long.parseLong(simple.group(1)), simple.group(2)));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(span -> !span.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
