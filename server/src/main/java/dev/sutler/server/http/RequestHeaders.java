package dev.sutler.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of a request. Names are found in any case; values have no control characters in
/// them.
public final class RequestHeaders {

    private final Map<String, List<String>> byName;

    private RequestHeaders(Map<String, List<String>> byName) {
        this.byName = byName;
    }

    /// @param values for each name the values of all lines that had it, in order
    public static RequestHeaders of(Map<String, List<String>> values) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, lines) -> byName.put(name, printable(lines)));
        return new RequestHeaders(byName);
    }

    /// All of them, by their names in lower case.
    public Map<String, List<String>> byLowerCaseName() {
        Map<String, List<String>> all = new TreeMap<>();
        byName.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values));
        return all;
    }

    /// The values of all lines with this name.
    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /// The value of the first line with this name.
    public Optional<String> first(String name) {
        List<String> lines = all(name);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getFirst());
    }

    /* Nearly every line is as it should be, and nearly every header has one. */
    private static List<String> printable(List<String> lines) {
        return lines.size() == 1
                ? List.of(printable(lines.getFirst()))
                : lines.stream().map(RequestHeaders::printable).toList();
    }

    private static String printable(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return value.replaceAll("\\p{Cntrl}", "");
            }
        }
        return value;
    }
}
