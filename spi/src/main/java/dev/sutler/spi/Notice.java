package dev.sutler.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What somebody sent to say that something has changed. Nothing of it can be trusted before it was
/// checked.
public final class Notice {

    private final String channel;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /// @param channel what the path names, decoded
    /// @param headers by their names in lower case
    /// @param body not to be changed afterwards
    public Notice(String channel, Map<String, List<String>> headers, byte[] body) {
        this.channel = Objects.requireNonNull(channel, "channel");
        Map<String, List<String>> copy = new HashMap<>();
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        this.headers = Map.copyOf(copy);
        this.body = Objects.requireNonNull(body, "body");
    }

    /// What the path names, decoded; at most 200 characters, and any at all.
    public String channel() {
        return channel;
    }

    /// The headers by their names in lower case, each with the values of all its lines in order;
    /// without control characters. They may hold secrets, so none is logged.
    public Map<String, List<String>> headers() {
        return headers;
    }

    /// The value of a header that came once; empty when it came not at all, or several times.
    ///
    /// @param name in lower case
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// The body as it came; not to be changed.
    public byte[] body() {
        return body;
    }
}
