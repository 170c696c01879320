package dev.sutler.server.config;

import dev.sutler.server.yaml.WholeCharacters;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A YAML file, and the line that each of its keys stands on.
///
/// @param name the file's name, for errors
/// @param tree what it says
/// @param lines the line of each key, by its path with dots
record YamlFile(String name, ObjectNode tree, Map<String, Integer> lines) {

    private static final long LARGEST = 1L << 20;
    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    /// A file that is not there: it says nothing.
    static final YamlFile NONE =
            new YamlFile("no file", JsonNodeFactory.instance.objectNode(), Map.of());

    /// Reads a file.
    ///
    /// @throws ConfigurationException when it cannot be read, or is not a map of keys
    static YamlFile read(Path path) {
        String name = path.toString();
        try {
            if (Files.size(path) > LARGEST) {
                throw unusable(name, "it is larger than 1 MiB");
            }
            return of(name, Files.readString(path));
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException(
                    List.of(name + " is not there. Name a configuration file that is."));
        } catch (IOException unreadable) {
            throw unusable(name, "it cannot be read; the broker's user needs the right to");
        }
    }

    /// Reads the text of a file.
    ///
    /// @throws ConfigurationException when it is not a map of keys
    static YamlFile of(String name, String text) {
        try {
            return parse(name, text);
        } catch (JacksonException malformed) {
            throw unusable(name, "it is not valid YAML" + where(malformed));
        }
    }

    private static YamlFile parse(String name, String text) {
        Optional<JsonNode> tree = Optional.ofNullable(YAML.readTree(new WholeCharacters(text)));
        if (tree.isEmpty() || tree.get().isMissingNode() || tree.get().isNull()) {
            return new YamlFile(name, NONE.tree, Map.of());
        }
        if (!(tree.get() instanceof ObjectNode map)) {
            throw unusable(name, "it must be a map of keys");
        }
        return new YamlFile(name, map, lines(text));
    }

    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.createParser(new WholeCharacters(text))) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                    lines.putIfAbsent(
                            path(parser.streamReadContext()),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }

    private static String path(TokenStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (TokenStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            if (at.currentName() != null) {
                path.insert(0, path.isEmpty() ? at.currentName() : at.currentName() + ".");
            }
        }
        return path.toString();
    }

    /// Where a key stands, for the beginning of an error's sentence.
    String at(String key) {
        Integer line = lines.get(key);
        return line == null ? name : name + ":" + line;
    }

    /* The library's own text would quote the file, and a file may hold what must not be shown. */
    private static String where(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ", or names a key twice, at line " + location.getLineNr();
    }

    private static ConfigurationException unusable(String name, String why) {
        return new ConfigurationException(
                List.of("%s cannot be used: %s. Mend the file.".formatted(name, why)));
    }
}
