package dev.sutler.server.config;

import dev.sutler.core.catalog.Visibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// What a platform's section says about the offerings and plans that it may see.
///
/// @param problem takes a key and what is wrong with it
record PlatformSections(BiConsumer<String, String> problem) {

    private static final String OFFERINGS = "offerings";
    private static final String PLANS = "plans";

    /// @param prefix the section's key, with a dot at its end
    Visibility visibility(String prefix, ObjectNode section) {
        Optional<Set<String>> offerings =
                section.has(OFFERINGS)
                        ? Optional.of(names(prefix + OFFERINGS, section.path(OFFERINGS)))
                        : Optional.empty();
        Map<String, Set<String>> plans = new TreeMap<>();
        JsonNode byOffering = section.path(PLANS);
        if (!byOffering.isMissingNode() && !byOffering.isObject()) {
            problem.accept(
                    prefix + PLANS, "must name plans by offering, such as {postgresql: [small]}.");
        }
        byOffering
                .propertyStream()
                .forEach(
                        member ->
                                plans.put(
                                        member.getKey(),
                                        names(
                                                prefix + PLANS + "." + member.getKey(),
                                                member.getValue())));
        return new Visibility(offerings, plans);
    }

    private Set<String> names(String key, JsonNode list) {
        Set<String> names = new TreeSet<>();
        if (!list.isArray() || list.valueStream().anyMatch(each -> !each.isString())) {
            problem.accept(key, "must be a list of names or ids, such as [postgresql].");
            return names;
        }
        list.valueStream().forEach(each -> names.add(each.stringValue()));
        return names;
    }
}
