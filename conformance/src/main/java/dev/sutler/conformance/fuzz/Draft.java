package dev.sutler.conformance.fuzz;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A request while it is being changed. Segments, parameters and headers are as they go over the
/// wire, one character for each byte.
final class Draft {

    static final String IDENTITY = "X-Broker-API-Request-Identity";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private String method;
    private String path;
    private boolean broken;
    private Optional<ObjectNode> body = Optional.empty();
    private Framing framing = Framing.LENGTH;
    private final List<Pair> query = new ArrayList<>();
    private final List<Pair> headers = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();
    private final List<UnaryOperator<byte[]>> bodyEdits = new ArrayList<>();
    private final List<UnaryOperator<String>> headEdits = new ArrayList<>();

    /// A name and a value.
    record Pair(String name, String value) {}

    /// How the end of the body is told.
    enum Framing {
        LENGTH,
        CHUNKS
    }

    Draft(String method, String path) {
        this.method = method;
        this.path = path;
    }

    String method() {
        return method;
    }

    void method(String other) {
        method = other;
    }

    String path() {
        return path;
    }

    void path(String other) {
        path = other.startsWith("/") ? other : "/" + other;
    }

    List<Pair> query() {
        return query;
    }

    List<Pair> headers() {
        return headers;
    }

    Optional<ObjectNode> body() {
        return body;
    }

    void body(ObjectNode tree) {
        body = Optional.of(tree);
    }

    boolean broken() {
        return broken;
    }

    void chunks() {
        framing = Framing.CHUNKS;
    }

    /// Changes the body's bytes, after all else is done.
    void editBody(UnaryOperator<byte[]> edit) {
        bodyEdits.add(edit);
    }

    /// Changes the request line and the headers as a text, after all else is done. What comes of it
    /// may be no HTTP.
    void editHead(UnaryOperator<String> edit) {
        broken = true;
        headEdits.add(edit);
    }

    /// A text that stands for something that is written into the JSON as it is, sound or not.
    String literal(String json) {
        literals.add(json);
        return "@literal-" + (literals.size() - 1) + "@";
    }

    String target() {
        if (query.isEmpty()) {
            return path;
        }
        List<String> pairs =
                query.stream()
                        .map(
                                pair ->
                                        pair.value().isEmpty()
                                                ? pair.name()
                                                : pair.name() + "=" + pair.value())
                        .toList();
        return path + "?" + String.join("&", pairs);
    }

    /// All of it, as it goes over the wire: one character for each byte.
    String wire() {
        byte[] content = content();
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target()).append(" HTTP/1.1\r\n");
        headers.forEach(
                pair -> head.append(pair.name()).append(": ").append(pair.value()).append("\r\n"));
        boolean chunked = framing == Framing.CHUNKS;
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (content.length > 0 || body.isPresent()) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        String text = head.append("\r\n").toString();
        for (UnaryOperator<String> edit : headEdits) {
            text = edit.apply(text);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(chunked ? chunked(content) : content);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private byte[] content() {
        byte[] content = body.map(this::json).orElseGet(() -> new byte[0]);
        for (UnaryOperator<byte[]> edit : bodyEdits) {
            content = edit.apply(content);
        }
        return content;
    }

    /* Half a surrogate pair can be written as an escape only. */
    private byte[] json(ObjectNode tree) {
        String text = JSON.writeValueAsString(tree);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            text = ASCII.writeValueAsString(tree);
        }
        for (int i = 0; i < literals.size(); i++) {
            text = text.replace("\"@literal-" + i + "@\"", literals.get(i));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] chunked(byte[] content) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0, size = 1; at < content.length; at += size, size = size * 7) {
            size = Math.min(size, content.length - at);
            chunks.writeBytes(
                    (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(content, at, size);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
    }
}
