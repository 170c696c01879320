package dev.sutler.gitops.files;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

import java.util.HashMap;
import java.util.Map;

/// Reads one YAML document, which anybody may have written, token by token.
///
/// It knows less than YAML: no aliases, no merge keys, no binary data, no key twice, no second
/// document. Tags are passed over. A number is what JSON calls a number; what only YAML does
/// (`0x1F`, `.inf`) stays the text that it is. The parser's limit on nesting bounds the depth of
/// the calls.
final class YamlReader {

    /// How deep values may be nested: a catalog may have a schema of 100 levels, and is copied into
    /// instances' files.
    static final int DEPTH = 128;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final YAMLFactory FACTORY =
            YAMLFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                    .build();

    private final YAMLParser parser;
    private final boolean merges;
    private final Map<String, Document.Place> places = new HashMap<>();

    private YamlReader(YAMLParser parser, boolean merges) {
        this.parser = parser;
        this.merges = merges;
    }

    /// Reads what a pipeline wrote.
    static Document read(byte[] bytes) throws UnfitFileException {
        return read(bytes, true);
    }

    /// Reads what a broker wrote. A key `<<` in it is one that a platform sent, since no broker
    /// merges anything; the parser does not tell whether it stands in quotes.
    static Document readOfBroker(byte[] bytes) throws UnfitFileException {
        return read(bytes, false);
    }

    private static Document read(byte[] bytes, boolean merges) throws UnfitFileException {
        String text = FileText.of(bytes);
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), new FileText.Whole(text))) {
            return new YamlReader((YAMLParser) parser, merges).read();
        }
    }

    private Document read() throws UnfitFileException {
        try {
            return new Document(document(), places);
        } catch (JacksonException malformed) {
            throw YamlSyntax.problem(malformed, parser);
        } catch (RuntimeException libraryFault) {
            throw new UnfitFileException(line(), "this is not valid YAML");
        }
    }

    private ObjectNode document() throws UnfitFileException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return NODES.objectNode();
        }
        int line = line();
        JsonNode document = first == JsonToken.START_OBJECT ? object(true) : value(first);
        if (parser.nextToken() != null) {
            throw unfit("a second document begins here: a file has one");
        }
        if (document instanceof ObjectNode object) {
            return object;
        }
        if (document.isNull()) {
            return NODES.objectNode();
        }
        throw new UnfitFileException(line, "the file must be a map: keys, each with its value");
    }

    private JsonNode value(JsonToken token) throws UnfitFileException {
        if (parser.isCurrentAlias()) {
            throw unfit("an alias (`*`) cannot be used here: write the value out");
        }
        return switch (token) {
            case START_OBJECT -> object(false);
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(text(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_EMBEDDED_OBJECT -> throw unfit("binary data cannot be used here");
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
                    throw unfit("a value is missing");
        };
    }

    private ObjectNode object(boolean outermost) throws UnfitFileException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = text(parser.currentName());
            int line = line();
            if (merges && name.equals("<<")) {
                throw unfit("a merge key (`<<`) cannot be used here: write the keys out");
            }
            if (object.has(name)) {
                throw unfit("this key stands here a second time");
            }
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw unfit("a value is missing");
            }
            if (outermost) {
                places.put(name, new Document.Place(line, token.isScalarValue() ? scalar() : ""));
            }
            object.set(name, value(token));
        }
        return object;
    }

    private String scalar() {
        String text = parser.getString();
        return text == null ? "" : text;
    }

    private ArrayNode array() throws UnfitFileException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    private JsonNode number(String written) throws UnfitFileException {
        return Numbers.of(written)
                .orElseThrow(() -> unfit("this number is too large: put it into quotes"));
    }

    /* Neither half a surrogate pair nor NUL can be stored, or sent to anybody. But an id may have a NUL in it. */
    private String text(String text) throws UnfitFileException {
        boolean broken =
                text.codePoints()
                        .anyMatch(
                                each ->
                                        (each == 0 && merges)
                                                || Character.getType(each) == Character.SURROGATE);
        if (broken) {
            throw unfit("the text has a NUL or half a surrogate pair: remove it");
        }
        return text;
    }

    private UnfitFileException unfit(String problem) {
        return new UnfitFileException(line(), problem);
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
