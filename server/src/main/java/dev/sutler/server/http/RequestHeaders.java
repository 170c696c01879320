package dev.sutler.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The headers of a request. Names are found in any case; values have no control characters in
/// them.
public final class RequestHeaders {

    private final Map<String, List<String>> byName;

    private RequestHeaders(Map<String, List<String>> byName) {
        this.byName = byName;
    }

    /// @param values for each name the values of all lines that had it, in order
    public static RequestHeaders of(Map<String, List<String>> values) {
        Map<String, List<String>> byName = new HashMap<>();
        values.forEach(
                (name, lines) ->
                        byName.put(
                                name.toLowerCase(Locale.ROOT),
                                lines.stream().map(RequestHeaders::printable).toList()));
        return new RequestHeaders(byName);
    }

    /// The values of all lines with this name.
    public List<String> all(String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /// The value of the first line with this name.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private static String printable(String value) {
        boolean clean = value.chars().noneMatch(Character::isISOControl);
        return clean ? value : value.replaceAll("\\p{Cntrl}", "");
    }
}
