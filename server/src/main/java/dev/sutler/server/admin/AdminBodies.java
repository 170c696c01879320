package dev.sutler.server.admin;

import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.HttpRequest;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.function.Function;

/// Reads the bodies of operators' requests: one flat JSON object.
final class AdminBodies {

    private static final int LARGEST = 16 << 10;

    /* No field takes a control character. */
    private static final String UNREADABLE = "\0";

    private static final JsonMapper READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private AdminBodies() {}

    static <T> T read(HttpRequest request, Function<AdminFields, T> reader) {
        ObjectNode body = object(request.body().bytes());
        return AdminFields.read(
                AdminFields.Of.BODY,
                new AdminFields.Values(
                        body.propertyNames(),
                        name -> Optional.ofNullable(body.get(name)).flatMap(AdminBodies::word),
                        name -> Optional.ofNullable(body.get(name)).flatMap(AdminBodies::bare)),
                reader);
    }

    private static ObjectNode object(byte[] bytes) {
        if (bytes.length == 0) {
            throw HttpProblem.badRequest("The request needs a JSON object as its body.");
        }
        if (bytes.length > LARGEST) {
            throw HttpProblem.badRequest("The body must not be larger than 16 KiB.");
        }
        try {
            if (READER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw HttpProblem.badRequest("The body is not valid JSON, or has a key twice.");
        }
        throw HttpProblem.badRequest("The body must be a JSON object.");
    }

    private static Optional<String> word(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(value.isString() ? value.stringValue() : UNREADABLE);
    }

    private static Optional<String> bare(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        boolean fits = value.isNumber() || value.isBoolean();
        return Optional.of(fits ? value.asString() : UNREADABLE);
    }
}
