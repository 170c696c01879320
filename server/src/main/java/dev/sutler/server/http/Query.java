package dev.sutler.server.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of a request's query, decoded. A `+` is a space, as in forms, since that is what
/// clients send.
public final class Query {

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /// Reads a query.
    ///
    /// @throws HttpProblem 400 when it is malformed, or names a parameter twice
    static Query parse(String rawQuery) {
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            String before = values.put(decode(name), decode(value));
            if (before != null) {
                throw HttpProblem.badRequest(
                        "The query names the same parameter twice. Send each one once.");
            }
        }
        return new Query(values);
    }

    private static String decode(String raw) {
        return PercentEncoding.decode(raw.replace('+', ' '), "query");
    }

    /// The value of a parameter; an empty one when it is named without a value.
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The names of all parameters.
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }
}
