package dev.sutler.server.config;

import dev.sutler.core.catalog.Visibility;
import dev.sutler.server.osb.PlatformQuirks;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The two sections whose keys are names that users choose: `platforms` and `providers`.
final class FreeForm {

    private static final Set<String> PLATFORM_KEYS =
            Set.of(
                    "omit",
                    "last-operation-after-delete",
                    "require-tenancy",
                    "offerings",
                    "plans",
                    ClientCertificateNames.KEY);

    private final YamlFile file;
    private final List<String> problems;
    private final Map<String, ObjectNode> platforms;

    FreeForm(YamlFile file, List<String> problems) {
        this.file = file;
        this.problems = problems;
        this.platforms = sections("platforms");
    }

    /// Whether a key of the file belongs to one of these sections.
    static boolean owns(String key) {
        return key.equals("platforms") || key.equals("providers");
    }

    /// Whether somebody joined by dots what is below one of these sections.
    static boolean ownsBelow(String key) {
        return key.startsWith("platforms.") || key.startsWith("providers.");
    }

    /// What is done differently for each platform that the file names.
    Map<String, PlatformQuirks> platforms(boolean requireTenancy) {
        Map<String, PlatformQuirks> quirks = new TreeMap<>();
        platforms.forEach(
                (name, section) -> quirks.put(name, quirks(name, section, requireTenancy)));
        return quirks;
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
    ProviderSettings providers(Map<String, String> environment) {
        return new ProviderSettings(file, sections("providers"), environment, problems);
    }

    /// What stands about platforms, to be shown.
    List<Effective.Entry> entries() {
        List<Effective.Entry> entries = new ArrayList<>();
        platforms.forEach(
                (name, section) ->
                        entries.addAll(
                                entries("platforms." + name + ".", section, file, Map.of())));
        return entries;
    }

    /// The members of a section, to be shown.
    ///
    /// @param overridden where those came from that are not the file's
    static List<Effective.Entry> entries(
            String prefix, ObjectNode section, YamlFile file, Map<String, Source> overridden) {
        return section.propertyStream()
                .map(
                        member ->
                                new Effective.Entry(
                                        prefix + member.getKey(),
                                        Optional.of(
                                                Masks.shown(member.getKey(), member.getValue())),
                                        overridden.getOrDefault(
                                                prefix + member.getKey(),
                                                Source.file(file.at(prefix + member.getKey())))))
                .toList();
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
