package dev.sutler.gitops.files;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as people write them: `30s`, `2m`, `1h`, ISO 8601 such as `PT1H30M`, or seconds as
/// in HTTP's `Retry-After`.
final class Spans {

    private static final Pattern SIMPLE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)?");

    private Spans() {}

    /// @return the span; empty when `text` is none, or is negative
    static Optional<Duration> parse(String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            String unit = simple.group(2);
            return Optional.of(of(Long.parseLong(simple.group(1)), unit == null ? "s" : unit));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(span -> !span.isNegative());
        } catch (DateTimeException noSpan) {
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
