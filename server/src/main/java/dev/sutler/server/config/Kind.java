package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a setting's value looks like.
///
/// @param <T> what the value becomes
/// @param name the kind, and the least and the greatest value, for the documentation
/// @param expectation what to write, for an error's sentence after "must be"
/// @param parser reads a text, and throws `IllegalArgumentException` when it cannot
record Kind<T>(String name, String expectation, Function<String, T> parser) {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB)?");
    private static final Map<String, Integer> SIZES =
            Map.of("B", 1, "KiB", 1 << 10, "MiB", 1 << 20);

    /// Any text that is not empty.
    static final Kind<String> TEXT = new Kind<>("text", "a text", Kind::filled);

    /// `true` or `false`.
    static final Kind<Boolean> BOOLEAN =
            new Kind<>("true or false", "true or false", Kind::booleanValue);

    /// A whole number.
    static Kind<Integer> integer(int least, int most) {
        return new Kind<>(
                "number, %d to %d".formatted(least, most),
                "a whole number from %d to %d".formatted(least, most),
                text -> within(Integer.valueOf(text), least, most));
    }

    /// A number of bytes, such as `512KiB`.
    static Kind<Integer> size(int least, int most) {
        return new Kind<>(
                "size, %s to %s".formatted(text(least), text(most)),
                "a size such as 64KiB or 1MiB, from %s to %s".formatted(text(least), text(most)),
                text -> within(bytes(text), least, most));
    }

    /// A duration, such as `30s`.
    static Kind<Duration> duration(Duration least, Duration most) {
        return new Kind<>(
                "duration, %s to %s".formatted(text(least), text(most)),
                "a duration such as 250ms, 30s, 5m or 1h, from %s to %s"
                        .formatted(text(least), text(most)),
                text -> within(durationOf(text), least, most));
    }

    /// One of a few words: the constants of an enum in lower case.
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<String> words =
                List.of(type.getEnumConstants()).stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList();
        String either = String.join(" or ", words);
        return new Kind<>(
                either,
                either,
                text -> Enum.valueOf(type, exact(text, words).toUpperCase(Locale.ROOT)));
    }

    private static String filled(String text) {
        return check(!text.isBlank(), text);
    }

    private static String exact(String text, List<String> words) {
        return check(words.contains(text), text);
    }

    private static Boolean booleanValue(String text) {
        return exact(text, List.of("true", "false")).equals("true");
    }

    private static <C extends Comparable<C>> C within(C value, C least, C most) {
        return check(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, value);
    }

    private static int bytes(String text) {
        Matcher size = SIZE.matcher(text);
        check(size.matches(), text);
        String unit = size.group(2) == null ? "B" : size.group(2);
        long bytes = Long.parseLong(size.group(1)) * SIZES.getOrDefault(unit, 1);
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static Duration durationOf(String text) {
        Matcher duration = DURATION.matcher(text);
        check(duration.matches(), text);
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.toMillisPart() > 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSecondsPart() > 0) {
            return duration.toSeconds() + "s";
        }
        if (duration.toMinutesPart() > 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toHoursPart() > 0 ? duration.toHours() + "h" : duration.toDays() + "d";
    }

    private static String text(int bytes) {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + "MiB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
    }

    private static <V> V check(boolean fits, V value) {
        if (!fits) {
            throw new IllegalArgumentException("it does not fit");
        }
        return value;
    }
}
