package dev.sutler.providers.scripted;

import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `{{instance_id}}`, `{{binding_id}}`, `{{plan}}` and `{{random}}` stand for.
///
/// `{{random}}` looks random and is not: it is derived from the ids, so that a repeat hands out the
/// same.
record Placeholders(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ *([a-z_]+) *}}");

    Placeholders {
        values = Map.copyOf(values);
    }

    static Placeholders of(ServiceInstance instance) {
        return new Placeholders(
                Map.of(
                        "instance_id", instance.id(),
                        "plan", instance.plan().name(),
                        "random", derived("instance", instance.id())));
    }

    static Placeholders of(ServiceInstance instance, ServiceBinding binding) {
        return new Placeholders(
                Map.of(
                        "instance_id", instance.id(),
                        "binding_id", binding.id(),
                        "plan", instance.plan().name(),
                        "random", derived("binding", instance.id(), binding.id())));
    }

    /// The text with everything filled in. A placeholder that is not known stays as it is.
    String text(String template) {
        return fill(template, UnaryOperator.identity());
    }

    /// The same for a URL: what is filled in is percent-encoded.
    String url(String template) {
        return fill(
                template,
                value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /// A copy of the map with all texts in it filled in, however deep.
    ObjectNode map(ObjectNode template) {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        template.forEachEntry((key, value) -> filled.set(key, tree(value)));
        return filled;
    }

    private JsonNode tree(JsonNode template) {
        if (template instanceof ObjectNode map) {
            return map(map);
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.values().forEach(element -> filled.add(tree(element)));
            return filled;
        }
        return template.isString()
                ? JsonNodeFactory.instance.stringNode(text(template.stringValue()))
                : template;
    }

    private String fill(String template, UnaryOperator<String> encode) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        match -> {
                            String name = match.group(1);
                            return Matcher.quoteReplacement(
                                    values.containsKey(name)
                                            ? encode.apply(values.getOrDefault(name, ""))
                                            : match.group());
                        });
    }

    private static String derived(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '/');
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
