package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The keys of a file, asked for in camelCase and found in snake_case as well. A key whose value is
/// null counts as one that is not there.
final class Fields {

    private static final Pattern UPPER = Pattern.compile("([A-Z])");

    private final Document document;

    Fields(Document document) {
        this.document = document;
    }

    /// Where a key stands; 0 when it is not there.
    int line(String name) {
        return document.place(spelling(name)).line();
    }

    Optional<JsonNode> node(String name) {
        JsonNode value = document.root().get(spelling(name));
        return Optional.ofNullable(value).filter(each -> !each.isNull());
    }

    /// A text, or what a person wrote without quotes: numbers and words that YAML takes for
    /// something else.
    Optional<String> text(String name) throws UnfitFileException {
        Optional<JsonNode> value = node(name);
        if (value.isPresent() && value.get().isContainer()) {
            throw unfit(name, "must be a text");
        }
        return value.map(each -> document.place(spelling(name)).text());
    }

    String required(String name) throws UnfitFileException {
        String text = text(name).orElse("");
        if (text.isEmpty()) {
            throw unfit(name, "is missing or empty");
        }
        return text;
    }

    Optional<ObjectNode> object(String name) throws UnfitFileException {
        Optional<JsonNode> value = node(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw unfit(name, "must be a map");
        }
        return value.map(JsonNode::asObject);
    }

    ObjectNode objectOrEmpty(String name) throws UnfitFileException {
        return object(name).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /// True or false, with quotes or without.
    Optional<Boolean> flag(String name) throws UnfitFileException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (text.get().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw unfit(name, "must be `true` or `false`");
        };
    }

    /// What is wrong with the value of a key.
    UnfitFileException unfit(String name, String problem) {
        return new UnfitFileException(line(name), "`" + name + "` " + problem);
    }

    private String spelling(String name) {
        return document.root().has(name)
                ? name
                : UPPER.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
