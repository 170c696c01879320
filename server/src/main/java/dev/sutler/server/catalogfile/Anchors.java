package dev.sutler.server.catalogfile;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The anchors of one YAML file, and what its aliases expand to, within bounds: a few lines of
/// aliases of aliases can stand for more values than there are atoms.
final class Anchors {

    private static final int EXPANDED_VALUES = 50_000;

    /// Of texts and keys.
    private static final long EXPANDED_CHARACTERS = 8L << 20;

    /// What an alias may add to the nesting, as deep as a file without aliases may be.
    private static final int DEPTH = YamlOrJson.DEPTH;

    private final Map<String, JsonNode> values = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int expanded;
    private long characters;

    /// An anchored value begins.
    void open(String anchor) {
        open.add(anchor);
    }

    /// An anchored value is complete. An anchor may be used again for another value.
    void close(String anchor, JsonNode value) {
        open.remove(anchor);
        values.put(anchor, value);
    }

    /// A copy of what an alias stands for.
    JsonNode expand(String anchor, int depth, int line) throws UnfitFileException {
        if (open.contains(anchor)) {
            throw alias(line, "the alias `*%s` stands within its own anchor".formatted(anchor));
        }
        JsonNode value = values.get(anchor);
        if (value == null) {
            throw alias(
                    line,
                    "no object or list with the anchor `&%s` stands before this alias: write the value out"
                            .formatted(anchor));
        }
        count(value, depth, line);
        return value.deepCopy();
    }

    private void count(JsonNode value, int depth, int line) throws UnfitFileException {
        expanded++;
        characters += value.isString() ? value.stringValue().length() : 0;
        for (String key : value.propertyNames()) {
            characters += key.length();
        }
        if (expanded > EXPANDED_VALUES || characters > EXPANDED_CHARACTERS || depth > DEPTH) {
            throw alias(line, "the aliases of this file expand to too much: write values out");
        }
        for (JsonNode child : value) {
            count(child, depth + 1, line);
        }
    }

    private static UnfitFileException alias(int line, String message) {
        return new UnfitFileException(FileRule.ALIAS, line, message);
    }
}
