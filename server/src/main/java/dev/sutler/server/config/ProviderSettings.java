package dev.sutler.server.config;

import dev.sutler.server.yaml.WholeCharacters;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the file and the environment say about types of providers. What it means is for the
/// provider to say; but a secret must not stand in the file, whoever it is for.
final class ProviderSettings {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Pattern VARIABLE =
            Pattern.compile("SUTLER_PROVIDERS_([A-Z0-9]+)_([A-Z0-9_]+)");

    private final YamlFile file;
    private final List<String> problems;
    private final Map<String, ObjectNode> byType = new TreeMap<>();
    private final Map<String, Source> overridden = new TreeMap<>();

    /// @param sections what the file says, by type
    ProviderSettings(
            YamlFile file,
            Map<String, ObjectNode> sections,
            Map<String, String> environment,
            List<String> problems) {
        this.file = file;
        this.problems = problems;
        sections.forEach(
                (type, section) -> {
                    refuseSecrets("providers." + type + ".", section);
                    byType.put(type, section.deepCopy());
                });
        new TreeMap<>(environment).forEach(this::override);
    }

    /// Whether an environment variable belongs here.
    static boolean ownsVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    /// Adds a key that is a variable's of another program, unless somebody has said it in our
    /// words.
    ///
    /// @return whether it was added
    boolean addUnlessSaid(String type, String key, JsonNode value, Source source) {
        ObjectNode settings =
                byType.computeIfAbsent(type, any -> JsonNodeFactory.instance.objectNode());
        if (settings.has(key)) {
            return false;
        }
        settings.set(key, value);
        overridden.put("providers." + type + "." + key, source);
        return true;
    }

    /// What each type is told.
    Map<String, ObjectNode> byType() {
        return byType;
    }

    /// The same, to be shown.
    List<Effective.Entry> entries() {
        List<Effective.Entry> entries = new ArrayList<>();
        byType.forEach(
                (type, section) ->
                        entries.addAll(
                                FreeForm.entries(
                                        "providers." + type + ".", section, file, overridden)));
        return entries;
    }

    private void override(String name, String value) {
        Matcher variable = VARIABLE.matcher(name);
        if (!variable.matches() || value.isEmpty()) {
            return;
        }
        String type = dashed(variable.group(1));
        ObjectNode settings =
                byType.computeIfAbsent(type, any -> JsonNodeFactory.instance.objectNode());
        String key = set(settings, dashed(variable.group(2)), name, value);
        overridden.put("providers." + type + "." + key, Source.variable(name));
    }

    /* A secret in the file would be read by all who read the file, and copied with it. */
    private void refuseSecrets(String prefix, JsonNode section) {
        section.propertyStream()
                .forEach(
                        member -> {
                            String key = prefix + member.getKey();
                            JsonNode value = member.getValue();
                            if (value.isObject()) {
                                refuseSecrets(key + ".", value);
                            } else if (Masks.isSecret(member.getKey())
                                    && (value.isString() || value.isNumber())) {
                                problem(
                                        key,
                                        "is a secret and must not stand in the file. Say where it"
                                                + " stands: {env: NAME} or {file: PATH}.");
                            }
                        });
    }

    /* A secret stays where it is; the setting only says where. Returns the key that was set. */
    private String set(ObjectNode settings, String key, String name, String value) {
        Matcher file = Masks.secretFile(key);
        if (file.matches()) {
            settings.putObject(file.group(1)).put("file", value);
            return file.group(1);
        }
        if (Masks.isSecret(key)) {
            settings.set(
                    key,
                    reference(value)
                            .orElseGet(
                                    () -> JsonNodeFactory.instance.objectNode().put("env", name)));
        } else {
            settings.set(key, scalar(name, value));
        }
        return key;
    }

    /* A password may begin with a brace, so only what is a reference through and through is one. */
    private static Optional<JsonNode> reference(String value) {
        try {
            return Optional.ofNullable(YAML.readTree(new WholeCharacters(value)))
                    .filter(Masks::isReference);
        } catch (JacksonException aPassword) {
            return Optional.empty();
        }
    }

    private static String dashed(String upper) {
        return upper.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /* Read as it would be in the file, so that a number is a number, and `{env: NAME}` a reference to a secret. */
    private JsonNode scalar(String name, String value) {
        try {
            return Optional.ofNullable(YAML.readTree(new WholeCharacters(value)))
                    .orElseGet(JsonNodeFactory.instance::missingNode);
        } catch (JacksonException malformed) {
            problems.add(
                    "%s: write the value as it would stand in the file; it is not valid YAML."
                            .formatted(name));
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private void problem(String key, String what) {
        problems.add("%s: `%s` %s".formatted(file.at(key), key, what));
    }
}
