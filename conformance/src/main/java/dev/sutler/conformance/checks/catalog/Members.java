package dev.sutler.conformance.checks.catalog;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// One object of a catalog, and the judgement of its members.
///
/// Null is taken for a member that is not there: platforms do the same, and the specification says
/// nothing against it.
///
/// @param node the object
/// @param where its place in the catalog, for people
record Members(Trial trial, Answer answer, JsonNode node, String where) {

    /// The whole catalog.
    static Members of(Trial trial, Answer answer) {
        return new Members(trial, answer, answer.at(""), "");
    }

    /// Whether a member is there.
    boolean has(String member) {
        return !absent(node.path(member));
    }

    /// Judges that a member is there and a non-empty string.
    void text(Requirement requirement, String member) {
        judge(
                requirement,
                !node.path(member).stringValueOpt().orElse("").isBlank(),
                "a non-empty string as " + place(member));
    }

    /// Judges a member that need not be there.
    void optional(Requirement requirement, String member, Predicate<JsonNode> right, String words) {
        if (has(member)) {
            judge(requirement, right.test(node.path(member)), words + " as " + place(member));
        }
    }

    /// Judges that members, where they are there, are booleans.
    void booleans(Requirement requirement, List<String> members) {
        members.forEach(
                member -> optional(requirement, member, JsonNode::isBoolean, "true or false"));
    }

    void judge(Requirement requirement, boolean kept, String right) {
        trial.judge(requirement, kept, right, answer);
    }

    /// A member's place, for people.
    String place(String member) {
        return "`" + where + member + "`";
    }

    /// A member that is an object.
    Members member(String member) {
        return new Members(trial, answer, node.path(member), where + member + ".");
    }

    /// The objects of a member that is an array.
    List<Members> elements(String member) {
        JsonNode array = node.path(member);
        return IntStream.range(0, array.isArray() ? array.size() : 0)
                .filter(i -> array.get(i).isObject())
                .mapToObj(
                        i ->
                                new Members(
                                        trial,
                                        answer,
                                        array.get(i),
                                        where + member + "[" + i + "]."))
                .toList();
    }

    static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static boolean strings(JsonNode node) {
        return node.isArray() && node.valueStream().allMatch(JsonNode::isString);
    }
}
