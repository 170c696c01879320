package dev.sutler.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What is sent back. Immutable; the body is always JSON.
public final class HttpResponse {

    private static final JsonMapper WRITER = JsonMapper.builder().build();
    private static final byte[] NOTHING = {};
    private static final Map<String, Header> JSON =
            Map.of("Content-Type", HeaderValues.createCached("Content-Type", "application/json"));

    private final int status;
    /* As the library writes them: an answer that is kept has them encoded once. */
    private final Map<String, Header> headers;
    private final byte[] body;

    private HttpResponse(int status, Map<String, Header> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// An answer with a JSON object.
    public static HttpResponse json(int status, ObjectNode body) {
        return encoded(status, WRITER.writeValueAsBytes(body));
    }

    /// An answer with JSON that is encoded already.
    ///
    /// @param body UTF-8; must not be changed afterwards
    public static HttpResponse encoded(int status, byte[] body) {
        return new HttpResponse(status, JSON, body);
    }

    /// An answer without a body, as 304 wants it.
    public static HttpResponse empty(int status) {
        return new HttpResponse(status, Map.of(), NOTHING);
    }

    /// An error in the shape that the specification gives all of them.
    public static HttpResponse error(ErrorWord word, String description) {
        return json(word.status(), errorBody(word, description));
    }

    /// The body of an error, for whoever has more to put into it.
    public static ObjectNode errorBody(ErrorWord word, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", word.word())
                .put("description", description);
    }

    /// This answer with one more header, or with another value of one.
    public HttpResponse with(String name, String value) {
        Map<String, Header> more = new LinkedHashMap<>(headers);
        more.put(name, HeaderValues.create(name, value));
        return new HttpResponse(status, more, body);
    }

    /// This answer, asking the client to come back later: whole seconds, rounded up, at least one.
    public HttpResponse withRetryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return with("Retry-After", Long.toString(seconds));
    }

    /// This answer, after which the connection is closed.
    public HttpResponse andClose() {
        return with("Connection", "close");
    }

    /// Whether the connection is closed after it.
    boolean isLast() {
        return headers.containsKey("Connection");
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The headers, without those that the connection needs.
    public Map<String, String> headers() {
        return headers.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, header -> header.getValue().get()));
    }

    /// The headers, ready to be sent.
    Collection<Header> lines() {
        return headers.values();
    }

    /// The body's bytes; not to be changed.
    byte[] body() {
        return body;
    }
}
