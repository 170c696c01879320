package dev.sutler.conformance.checks.input;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A request's body with one thing wrong or odd.
///
/// @param text the body as it goes over the wire
/// @param kind what may come of it
record Mutant(String text, Kind kind) {

    /// What may come of a body.
    enum Kind {
        /// Nothing can be done with it: it is no JSON object.
        UNREADABLE,
        /// It names its offering or plan by something that is no text: nothing can be done.
        NAMELESS,
        /// A broker may take it or not.
        ODD
    }

    private static final int LONG = 10_000;
    private static final int LARGE = 300_000;
    private static final int DEEP = 1_000;
    private static final Set<String> NAMES = Set.of("service_id", "plan_id");
    private static final Set<String> OBJECTS =
            Set.of("context", "parameters", "maintenance_info", "previous_values", "bind_resource");

    /// Bodies that are no JSON objects.
    static List<Mutant> unreadable(ObjectNode body) {
        String whole = body.toString();
        String cut = whole.substring(0, whole.length() - 1);
        return Stream.of("", "{", cut, "[]", "null", "\"text\"", "17", whole.replace(':', ' '))
                .map(text -> new Mutant(text, Kind.UNREADABLE))
                .toList();
    }

    /// Bodies of which one member has a value of another type than it should have, or an odd size.
    ///
    /// @param members the names of members that may not be there yet
    static List<Mutant> retyped(ObjectNode body, List<String> members) {
        List<Mutant> mutants = new ArrayList<>();
        for (String name :
                Stream.concat(body.propertyNames().stream(), members.stream())
                        .distinct()
                        .toList()) {
            for (JsonNode value : values(name)) {
                boolean text = value.isString() || value.isNull();
                Kind kind = NAMES.contains(name) && !text ? Kind.NAMELESS : Kind.ODD;
                ObjectNode mutant = body.deepCopy();
                mutants.add(new Mutant(mutant.set(name, value).toString(), kind));
            }
        }
        return mutants;
    }

    private static List<JsonNode> values(String name) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode array = json.arrayNode().add(1);
        JsonNode object = json.objectNode().put("text", "osb-check");
        if (OBJECTS.contains(name)) {
            return List.of(
                    json.stringNode("text"),
                    json.numberNode(17),
                    array,
                    json.booleanNode(true),
                    json.nullNode());
        }
        List<JsonNode> values =
                List.of(
                        json.numberNode(17),
                        array,
                        object,
                        json.nullNode(),
                        json.stringNode("x".repeat(LONG)));
        return NAMES.contains(name)
                ? Stream.concat(
                                values.stream(),
                                Stream.of(json.stringNode(""), json.booleanNode(true)))
                        .toList()
                : values;
    }

    /// Bodies that are JSON objects of an odd kind, or nearly.
    static List<Mutant> odd(ObjectNode body) {
        String rest = body.toString().substring(1);
        return Stream.of(
                        "{\"service_id\":\"osb-check\"," + rest,
                        "{\"osb-check\":\"" + "x".repeat(LARGE) + "\"," + rest,
                        "{\"osb-check\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "," + rest,
                        "{\"osb-check\":\"\\u0000\\ud800\"," + rest,
                        "{\"osb-check\":1e99999999," + rest,
                        "{\"osb-check\":" + "9".repeat(LONG) + "," + rest,
                        body + "{}",
                        "/* a comment */" + body)
                .map(text -> new Mutant(text, Kind.ODD))
                .toList();
    }

    /// All of them.
    static List<Mutant> all(ObjectNode body, List<String> members) {
        return Stream.of(unreadable(body), retyped(body, members), odd(body))
                .flatMap(List::stream)
                .toList();
    }
}
