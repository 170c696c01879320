package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/// Makes what most faults need in one line.
///
/// `Tampers.body("/error", REMOVE).on(Route.PROVISION).whenStatus(422)` takes `error` away from the
/// refusals of provisions.
public final class Tampers {

    /// In place of a value: the member is taken away.
    public static final JsonNode REMOVE = MissingNode.getInstance();

    /// As a value: JSON's null.
    public static final JsonNode NULL = NullNode.getInstance();

    private Tampers() {}

    /// The member at the pointer is another, wherever its parent is there. `*` as one segment
    /// stands for every member or element.
    ///
    /// @param value a JSON node, or anything that Jackson makes one of
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

    /// The status and the body are others; what the request was for is done nevertheless.
    public static Rewrite reply(Reply wrong) {
        return Rewrite.of(
                right -> {
                    Reply reply = wrong;
                    for (Map.Entry<String, String> header : right.headers().entrySet()) {
                        reply = reply.with(header.getKey(), header.getValue());
                    }
                    return reply;
                });
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

    /// Some requests are answered in place of the right code.
    public static Tamper instead(BiFunction<Request, Model, Optional<Reply>> answer) {
        return new Tamper() {
            @Override
            public Optional<Reply> instead(Request request, Model state) {
                return answer.apply(request, state);
            }
        };
    }

    /// Something is done to the state after these endpoints have answered with this status.
    public static Tamper afterwards(Route route, int status, BiConsumer<Request, Model> change) {
        return new Tamper() {
            @Override
            public Reply after(Request request, Reply right, Model state) {
                if (request.route() == route && right.status() == status) {
                    change.accept(request, state);
                }
                return right;
            }
        };
    }

    /// All of these, one after the other.
    public static Tamper all(Tamper... tampers) {
        return new Several(List.of(tampers));
    }
}
