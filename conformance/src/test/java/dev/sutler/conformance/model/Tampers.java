package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes what most faults need in one line.
///
/// `Tampers.body("/error", REMOVE).on(Route.PROVISION).whenStatus(422)` takes `error` away from the
/// refusals of provisions.
public final class Tampers {

    /// In place of a value: the member is taken away.
    public static final JsonNode REMOVE = MissingNode.getInstance();

    private Tampers() {}

    /// The member at the pointer is another, wherever its parent is there. `*` as one segment
    /// stands for every member or element.
    ///
    /// @param value a JSON node, or anything that Jackson makes one of; null is JSON's
    public static Rewrite body(String pointer, Object value) {
        Pointers change =
                new Pointers(pointer, value instanceof JsonNode node ? node : Json.tree(value));
        return Rewrite.of(reply -> reply.body(change.applied(reply.body())));
    }

    /// The body is another, and need not be JSON.
    public static Rewrite text(String text) {
        return Rewrite.of(reply -> reply.text(text));
    }

    /// The status is another.
    public static Rewrite status(int right, int wrong) {
        return status(wrong).whenStatus(right);
    }

    /// The status is another, whatever is right.
    public static Rewrite status(int wrong) {
        return Rewrite.of(reply -> reply.status(wrong));
    }

    /// A header is there with this value.
    public static Rewrite header(String name, String value) {
        return Rewrite.of(reply -> reply.without(name).with(name, value));
    }

    /// A header is not there.
    public static Rewrite withoutHeader(String name) {
        return Rewrite.of(reply -> reply.without(name));
    }

    /// The whole answer is another; what it was for is done nevertheless.
    public static Rewrite reply(Reply wrong) {
        return Rewrite.of(reply -> wrong);
    }

    /// Something deep inside is wrong.
    public static Tamper quirk(Quirk... quirks) {
        Set<Quirk> all = Set.copyOf(Arrays.asList(quirks));
        return new Tamper() {
            @Override
            public Set<Quirk> quirks() {
                return all;
            }
        };
    }

    /// Some requests are answered with nothing being done.
    public static Tamper instead(Function<Request, Optional<Reply>> answer) {
        return new Tamper() {
            @Override
            public Optional<Reply> instead(Request request, Model state) {
                return answer.apply(request);
            }
        };
    }
}
