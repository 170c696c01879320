package dev.sutler.server.config;

import dev.sutler.core.catalog.Visibility;
import dev.sutler.server.osb.PlatformQuirks;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two sections whose keys are names that users choose: `platforms` and `providers`.
final class FreeForm {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Pattern PROVIDER_VARIABLE =
            Pattern.compile("SUTLER_PROVIDERS_([A-Z0-9]+)_([A-Z0-9_]+)");
    private static final Pattern SECRET_KEY = Pattern.compile("(?:.*-)?(?:password|secret|token)");
    private static final Pattern SECRET_FILE_KEY =
            Pattern.compile("((?:.*-)?(?:password|secret|token))-file");
    private static final Set<String> PLATFORM_KEYS =
            Set.of("omit", "last-operation-after-delete", "require-tenancy", "offerings", "plans");

    private final YamlFile file;
    private final List<String> problems;

    FreeForm(YamlFile file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /// Whether a key of the file belongs to one of these sections.
    static boolean owns(String key) {
        return key.equals("platforms") || key.equals("providers");
    }

    /// Whether an environment variable belongs to one of these sections.
    static boolean ownsVariable(String name) {
        return PROVIDER_VARIABLE.matcher(name).matches();
    }

    /// What is done differently for each platform that the file names.
    Map<String, PlatformQuirks> platforms(boolean requireTenancy) {
        Map<String, PlatformQuirks> platforms = new TreeMap<>();
        sections("platforms")
                .forEach(
                        (name, section) ->
                                platforms.put(name, quirks(name, section, requireTenancy)));
        return platforms;
    }

    /// What each platform that the file names may see of the catalog.
    Map<String, Visibility> visibility() {
        Map<String, Visibility> visibility = new TreeMap<>();
        PlatformSections reader = new PlatformSections(this::problem);
        // What is no section has been told about already.
        file.tree()
                .path("platforms")
                .propertyStream()
                .filter(member -> member.getValue().isObject())
                .forEach(
                        member ->
                                visibility.put(
                                        member.getKey(),
                                        reader.visibility(
                                                "platforms." + member.getKey() + ".",
                                                member.getValue().asObject())));
        return visibility;
    }

    private PlatformQuirks quirks(String name, ObjectNode section, boolean requireTenancy) {
        String prefix = "platforms." + name + ".";
        section.propertyNames().stream()
                .filter(key -> !PLATFORM_KEYS.contains(key))
                .forEach(
                        key ->
                                problem(
                                        prefix + key,
                                        "is unknown; " + Suggestions.forWord(key, PLATFORM_KEYS)));
        return new PlatformQuirks(
                omit(prefix, section),
                choice(prefix, section, "last-operation-after-delete", "410", "200", "200"),
                choice(
                        prefix,
                        section,
                        "require-tenancy",
                        "true",
                        "false",
                        Boolean.toString(requireTenancy)));
    }

    private Set<String> omit(String prefix, ObjectNode section) {
        JsonNode list = section.path("omit");
        Set<String> omit = new HashSet<>();
        if (!list.isMissingNode()
                && (!list.isArray() || list.valueStream().anyMatch(each -> !each.isString()))) {
            problem(prefix + "omit", "must be a list of field names, such as [endpoints].");
            return omit;
        }
        list.valueStream().forEach(each -> omit.add(each.stringValue()));
        return omit;
    }

    /// Whether the value is `yes`.
    private boolean choice(
            String prefix, ObjectNode section, String key, String yes, String no, String standard) {
        JsonNode value = section.path(key);
        String text =
                value.isMissingNode() ? standard : value.isValueNode() ? value.asString() : "";
        if (!text.equals(yes) && !text.equals(no)) {
            problem(prefix + key, "must be %s or %s.".formatted(no, yes));
        }
        return text.equals(yes);
    }

    /// What each provider type is told, as it stands in the file, with the environment laid over
    /// it.
    Map<String, ObjectNode> providers(Map<String, String> environment) {
        Map<String, ObjectNode> providers = new TreeMap<>();
        sections("providers").forEach((type, section) -> providers.put(type, section.deepCopy()));
        new TreeMap<>(environment)
                .forEach(
                        (name, value) -> {
                            Matcher variable = PROVIDER_VARIABLE.matcher(name);
                            if (variable.matches() && !value.isEmpty()) {
                                ObjectNode settings =
                                        providers.computeIfAbsent(
                                                dashed(variable.group(1)),
                                                type -> JsonNodeFactory.instance.objectNode());
                                set(settings, dashed(variable.group(2)), name, value);
                            }
                        });
        return providers;
    }

    /* A secret stays where it is; the setting only says where. */
    private void set(ObjectNode settings, String key, String name, String value) {
        Matcher file = SECRET_FILE_KEY.matcher(key);
        if (file.matches()) {
            settings.putObject(file.group(1)).put("file", value);
            return;
        }
        boolean literal = SECRET_KEY.matcher(key).matches() && !value.startsWith("{");
        if (literal) {
            settings.putObject(key).put("env", name);
        } else {
            settings.set(key, scalar(name, value));
        }
    }

    private static String dashed(String upper) {
        return upper.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /* Read as it would be in the file, so that a number is a number, and `{env: NAME}` a reference to a secret. */
    private JsonNode scalar(String name, String value) {
        try {
            return Optional.ofNullable(YAML.readTree(value))
                    .orElseGet(JsonNodeFactory.instance::missingNode);
        } catch (JacksonException malformed) {
            problems.add(
                    "%s: write the value as it would stand in the file; it is not valid YAML."
                            .formatted(name));
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private Map<String, ObjectNode> sections(String name) {
        Map<String, ObjectNode> sections = new TreeMap<>();
        JsonNode all = file.tree().path(name);
        if (!all.isMissingNode() && !all.isNull() && !all.isObject()) {
            problem(name, "must be a map of names.");
        }
        all.propertyStream()
                .forEach(
                        member -> {
                            if (member.getValue() instanceof ObjectNode section) {
                                sections.put(member.getKey(), section);
                            } else {
                                problem(name + "." + member.getKey(), "must be a map of keys.");
                            }
                        });
        return sections;
    }

    private void problem(String key, String what) {
        problems.add("%s: `%s` %s".formatted(file.at(key), key, what));
    }
}
