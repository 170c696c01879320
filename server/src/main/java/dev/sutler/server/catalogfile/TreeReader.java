package dev.sutler.server.catalogfile;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLParser;

import java.util.ArrayList;
import java.util.List;

/// Builds the tree of one file token by token, since only then the line of each value is known.
///
/// The parser's own limit on nesting also bounds the depth of the calls here.
final class TreeReader {

    /* A file of nothing but doubled keys would have more than anybody reads. */
    private static final int MOST_PROBLEMS = 100;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final LineIndex lines = new LineIndex();
    private final List<FileProblem> problems = new ArrayList<>();
    private final Anchors anchors = new Anchors();
    private int problemsBeyond;

    TreeReader(JsonParser parser) {
        this.parser = parser;
    }

    LineIndex lines() {
        return lines;
    }

    List<FileProblem> problems() {
        List<FileProblem> all = new ArrayList<>(problems);
        if (problemsBeyond > 0) {
            all.add(
                    new FileProblem(
                            FileRule.DUPLICATE_KEY,
                            "and %d more keys stand here a second time: correct those above first"
                                    .formatted(problemsBeyond)));
        }
        return all;
    }

    /// Reads the value that starts at the parser's current token.
    ///
    /// @param pointer where it stands, as a JSON pointer
    /// @param depth how many containers it stands in
    JsonNode read(String pointer, int depth) throws UnfitFileException {
        JsonToken token = parser.currentToken();
        int line = line();
        lines.put(pointer, line);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            return anchors.expand(yaml.getString(), depth, line);
        }
        Object anchor = parser.getObjectId();
        if (anchor != null) {
            anchors.open(anchor.toString());
        }
        JsonNode value = value(token, pointer, depth);
        if (anchor != null) {
            anchors.close(anchor.toString(), value);
        }
        return value;
    }

    private JsonNode value(JsonToken token, String pointer, int depth) throws UnfitFileException {
        return switch (token) {
            case START_OBJECT -> object(pointer, depth);
            case START_ARRAY -> array(pointer, depth);
            case VALUE_STRING -> NODES.stringNode(text(parser.getString()));
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_EMBEDDED_OBJECT ->
                    throw notJson(
                            "binary data cannot stand here: write text, or a list of numbers");
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
                    throw new UnfitFileException(
                            FileRule.SYNTAX, line(), "a value was expected here");
        };
    }

    private ObjectNode object(String pointer, int depth) throws UnfitFileException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = text(parser.currentName());
            int line = line();
            if (name.equals("<<")) {
                throw new UnfitFileException(
                        FileRule.MERGE_KEY,
                        line,
                        "the merge key `<<` is not supported: write the keys out, or use an alias"
                                + " for a whole value");
            }
            boolean duplicate = object.has(name);
            if (duplicate) {
                reportDuplicate(name, line);
            }
            String child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            lines.put(child, line);
            parser.nextToken();
            JsonNode value = read(child, depth + 1);
            if (!duplicate) {
                object.set(name, value);
            }
        }
        return object;
    }

    private void reportDuplicate(String name, int line) {
        if (problems.size() == MOST_PROBLEMS) {
            problemsBeyond++;
            return;
        }
        problems.add(
                new FileProblem(
                        FileRule.DUPLICATE_KEY,
                        line,
                        "the key `%s` stands here a second time".formatted(name)));
    }

    private ArrayNode array(String pointer, int depth) throws UnfitFileException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private JsonNode integer() {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                    NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /* Decimal, so that a price goes out as it was written: 99.90, not 99.9. */
    private JsonNode number() throws UnfitFileException {
        if (parser.isNaN()) {
            throw notJson(
                    "JSON knows no infinite numbers: write a finite one, or put it in quotes");
        }
        return NODES.numberNode(parser.getDecimalValue());
    }

    /* Half a surrogate pair cannot be sent to anybody. */
    private String text(String text) throws UnfitFileException {
        boolean broken =
                text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE);
        if (broken) {
            throw notJson("the text has half a surrogate pair (\\ud800 to \\udfff): remove it");
        }
        return text;
    }

    private UnfitFileException notJson(String message) {
        return new UnfitFileException(FileRule.NOT_JSON, line(), message);
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
