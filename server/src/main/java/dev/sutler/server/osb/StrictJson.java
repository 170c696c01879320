package dev.sutler.server.osb;

import dev.sutler.server.http.HttpProblem;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// JSON of strangers, read strictly: UTF-8, no key twice, nothing after the end, and nothing that
/// the store could not give back as it was.
final class StrictJson {

    private static final int DEEPEST = 64;
    /* What most readers of JSON stop at. */
    private static final int LONGEST_NUMBER = 1_000;
    private static final int LONGEST_NAME = 10_000;

    private static final JsonMapper READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final String what;

    private StrictJson(String what) {
        this.what = what;
    }

    /// Reads an object.
    ///
    /// @param what the thing that is read, as it stands at the beginning of an error's sentence
    /// @throws HttpProblem 400 when it is anything but a sound JSON object
    static ObjectNode object(byte[] bytes, String what) {
        StrictJson strict = new StrictJson(what);
        JsonNode node = strict.parse(strict.text(bytes));
        if (!(node instanceof ObjectNode object)) {
            throw HttpProblem.badRequest(what + " must be a JSON object.");
        }
        strict.check(object);
        return object;
    }

    private String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw HttpProblem.badRequest(what + " must be UTF-8.");
        }
    }

    private JsonNode parse(String text) {
        try {
            return READER.readTree(text);
        } catch (StreamConstraintsException tooMuch) {
            throw HttpProblem.badRequest(
                    "%s is nested deeper than %d, or holds a number or a key that is too long."
                            .formatted(what, DEEPEST));
        } catch (JacksonException malformed) {
            throw HttpProblem.badRequest(
                    "%s is not valid JSON, or has a key twice%s."
                            .formatted(what, where(malformed)));
        } catch (ArithmeticException | NumberFormatException number) {
            throw outOfRange();
        }
    }

    private static String where(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    /* What is nested is bounded by now, so this ends soon. */
    private void check(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT ->
                    node.propertyStream()
                            .forEach(
                                    member -> {
                                        check(member.getKey());
                                        check(member.getValue());
                                    });
            case ARRAY -> node.valueStream().forEach(this::check);
            case STRING -> check(node.stringValue());
            case NUMBER -> check(node.decimalValue());
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
        }
    }

    private void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                throw HttpProblem.badRequest(what + " must not hold a NUL character.");
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw HttpProblem.badRequest(
                            what + " holds half of a surrogate pair. Send whole characters.");
                }
                i++;
            }
        }
    }

    /* The store keeps numbers as digits and gives them back as such: 1e1000000000 is short on the wire and nowhere
     * else, and 1e1000 came back as a number that no client could read. */
    private void check(BigDecimal number) {
        long scale = number.scale();
        long digits = scale <= 0 ? number.precision() - scale : Math.max(number.precision(), scale);
        if (digits + "-0.".length() > LONGEST_NUMBER) {
            throw outOfRange();
        }
    }

    private HttpProblem outOfRange() {
        return HttpProblem.badRequest(
                "%s holds a number that has more than %,d digits when it is written out. Send it as a string."
                        .formatted(what, LONGEST_NUMBER));
    }
}
