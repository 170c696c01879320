package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A map of which every key is known: what is misspelt is an error. A key whose value is null
/// counts as one that is not there.
final class StrictMap {

    private final ObjectNode map;
    private final String path;
    private final int line;

    /// @param path how it is called in problems; empty for a whole file
    /// @param line where its problems are said to be
    StrictMap(ObjectNode map, String path, int line, Set<String> keys) throws UnfitFileException {
        this.map = map;
        this.path = path;
        this.line = line;
        for (String key : map.propertyNames()) {
            if (!keys.contains(key)) {
                String known = String.join("`, `", keys.stream().sorted().toList());
                throw new UnfitFileException(
                        line, "%s has a key that is none of `%s`".formatted(name(), known));
            }
        }
    }

    Optional<JsonNode> node(String key) {
        return Optional.ofNullable(map.get(key)).filter(each -> !each.isNull());
    }

    Optional<String> text(String key) throws UnfitFileException {
        Optional<JsonNode> value = node(key);
        boolean text =
                value.map(each -> each.isString() && !each.stringValue().isBlank()).orElse(true);
        if (!text) {
            throw unfit(key, "must be a text");
        }
        return value.map(JsonNode::stringValue);
    }

    String required(String key) throws UnfitFileException {
        return text(key).orElseThrow(() -> unfit(key, "is missing"));
    }

    Optional<StrictMap> map(String key, Set<String> keys) throws UnfitFileException {
        Optional<JsonNode> value = node(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(inner(value.get(), path(key), keys));
    }

    List<StrictMap> maps(String key, Set<String> keys) throws UnfitFileException {
        List<StrictMap> maps = new ArrayList<>();
        for (JsonNode each : list(key)) {
            maps.add(inner(each, path(key) + "[" + maps.size() + "]", keys));
        }
        return maps;
    }

    List<JsonNode> list(String key) throws UnfitFileException {
        Optional<JsonNode> value = node(key);
        if (value.isPresent() && !value.get().isArray()) {
            throw unfit(key, "must be a list");
        }
        return value.map(each -> each.valueStream().toList()).orElse(List.of());
    }

    UnfitFileException unfit(String key, String problem) {
        return new UnfitFileException(line, "`" + path(key) + "` " + problem);
    }

    private StrictMap inner(JsonNode value, String inner, Set<String> keys)
            throws UnfitFileException {
        if (value instanceof ObjectNode object) {
            return new StrictMap(object, inner, line, keys);
        }
        throw new UnfitFileException(line, "`" + inner + "` must be a map");
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String name() {
        return path.isEmpty() ? "the file" : "`" + path + "`";
    }
}
