package dev.sutler.server.postgres;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/// JSON to and from the text that PostgreSQL reads and writes.
final class Json {

    /* Far more than platforms may send, far less than what fits on a stack: Jackson writes recursively. */
    private static final int DEEPEST = 1_000;

    /*
     * Beyond that there are no limits on the way out, since what is stored was checked on its way in: a number of five
     * characters (1e400) comes back as one of 401 digits.
     */
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .build())
                                    .streamWriteConstraints(
                                            StreamWriteConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// @throws UnstorableDataException when the value nests too deeply
    static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (StreamConstraintsException tooDeep) {
            throw new UnstorableDataException(
                    "PostgreSQL cannot store JSON that nests deeper than " + DEEPEST + " levels",
                    tooDeep);
        }
    }

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static ObjectNode readObject(String text) {
        return read(text).asObject();
    }

    static byte[] bytes(JsonNode value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }
}
