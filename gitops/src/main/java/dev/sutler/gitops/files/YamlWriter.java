package dev.sutler.gitops.files;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes YAML as the library does by itself, which is what UniPipe's files look like, except that
/// [SearchedWords] stand nowhere but where a pipeline looks for them.
final class YamlWriter {

    private static final YAMLFactory FACTORY =
            YAMLFactory.builder().stringQuotingChecker(new SearchedWords.Quoting()).build();

    /* What cannot be encoded would come out as another character. */
    private static final Pattern HALF_A_PAIR =
            Pattern.compile(
                    "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private final JsonGenerator generator;

    private YamlWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /// @param tags by key of `file`, for values that are maps
    static byte[] write(ObjectNode file, Map<String, String> tags) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            YamlWriter writer = new YamlWriter(generator);
            generator.writeStartObject();
            for (Map.Entry<String, JsonNode> each : file.properties()) {
                generator.writeName(whole(each.getKey()));
                String tag = tags.get(each.getKey());
                if (tag != null && each.getValue().isObject()) {
                    generator.writeTypeId(tag);
                }
                writer.value(each.getValue());
            }
            generator.writeEndObject();
        }
        return SearchedWords.hidden(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonNode> each : node.properties()) {
                    generator.writeName(whole(each.getKey()));
                    value(each.getValue());
                }
                generator.writeEndObject();
            }
            case ARRAY -> {
                generator.writeStartArray();
                node.forEach(this::value);
                generator.writeEndArray();
            }
            case NUMBER -> generator.writeNumber(node.asString());
            case BOOLEAN -> generator.writeBoolean(node.booleanValue());
            case NULL, MISSING -> generator.writeNull();
            case STRING, BINARY, POJO -> generator.writeString(whole(node.asString()));
        }
    }

    private static String whole(String text) {
        return HALF_A_PAIR.matcher(text).replaceAll("\ufffd");
    }
}
