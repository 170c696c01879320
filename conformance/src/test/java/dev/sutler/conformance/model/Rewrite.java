package dev.sutler.conformance.model;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A tamper that rewrites those right answers that fulfil its conditions.
public record Rewrite(
        Predicate<Request> requests, Predicate<Reply> replies, UnaryOperator<Reply> change)
        implements Tamper {

    static Rewrite of(UnaryOperator<Reply> change) {
        return new Rewrite(request -> true, reply -> true, change);
    }

    /// Only at these endpoints.
    public Rewrite on(Route... routes) {
        Set<Route> all = Set.of(routes);
        return when(request -> all.contains(request.route()));
    }

    /// Only answers with one of these statuses.
    public Rewrite whenStatus(Integer... statuses) {
        Set<Integer> all = Set.of(statuses);
        return whenReply(reply -> all.contains(reply.status()));
    }

    /// Only answers with this `error`.
    public Rewrite whenError(String error) {
        return whenReply(reply -> reply.body().path("error").asString("").equals(error));
    }

    /// Only for these requests.
    public Rewrite when(Predicate<Request> condition) {
        return new Rewrite(requests.and(condition), replies, change);
    }

    /// Only these answers.
    public Rewrite whenReply(Predicate<Reply> condition) {
        return new Rewrite(requests, replies.and(condition), change);
    }

    /// This and then something else, under the same conditions.
    public Rewrite and(Rewrite next) {
        return new Rewrite(requests, replies, reply -> next.change().apply(change.apply(reply)));
    }

    @Override
    public Reply after(Request request, Reply right, Model state) {
        return requests.test(request) && replies.test(right) ? change.apply(right) : right;
    }
}
