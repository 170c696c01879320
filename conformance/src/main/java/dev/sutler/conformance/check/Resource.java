package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An instance or a binding at the broker: how it is asked for, polled and removed.
public abstract sealed class Resource permits Instance, Binding {

    private static final String ACCEPTS = "accepts_incomplete=true";

    private final Trial trial;
    private final Plan plan;
    private final String id;

    Resource(Trial trial, Plan plan, String id) {
        this.trial = trial;
        this.plan = plan;
        this.id = id;
    }

    public final String id() {
        return id;
    }

    public final Plan plan() {
        return plan;
    }

    final Trial trial() {
        return trial;
    }

    /// The path below the broker's address, percent-encoded.
    public abstract String path();

    /// The body of a request that makes it, with valid parameters if the plan needs some. Each call
    /// gives a new one, to be changed at will.
    public abstract ObjectNode body();

    /// Whether it can be fetched, by what its offering declares.
    public abstract boolean retrievable();

    abstract void note();

    /// Asks for it, and accepts that it is made later.
    public final Answer put() {
        return put(body());
    }

    /// Asks for it with this body, and accepts that it is made later.
    public final Answer put(ObjectNode body) {
        note();
        return trial.ask(Question.of("PUT", path() + "?" + ACCEPTS, body.toString()));
    }

    /// Asks for it with this body, and does not accept that it is made later.
    public final Answer putNow(ObjectNode body) {
        note();
        return trial.ask(Question.of("PUT", path(), body.toString()));
    }

    /// Asks for it by a request that is changed before it is sent, and accepts that it is made
    /// later.
    public final Answer put(UnaryOperator<Question> change) {
        note();
        Question usual = Question.of("PUT", path() + "?" + ACCEPTS, body().toString());
        return trial.ask(change.apply(usual));
    }

    /// Asks for it with a body that is perhaps no JSON, and accepts that it is made later.
    public final Answer putText(String text) {
        note();
        return trial.ask(Question.of("PUT", path() + "?" + ACCEPTS, text));
    }

    /// Fetches it.
    public final Answer get() {
        return trial.ask(Question.of("GET", path() + "?" + ids()));
    }

    /// Asks for its deletion, and accepts that it is done later.
    public final Answer delete() {
        return trial.ask(Question.of("DELETE", path() + "?" + ids() + "&" + ACCEPTS));
    }

    /// Asks for its deletion, and does not accept that it is done later.
    public final Answer deleteNow() {
        return trial.ask(deleting());
    }

    /// The request for its deletion that does not say whether it may be done later.
    public final Question deleting() {
        return Question.of("DELETE", path() + "?" + ids());
    }

    /// Asks for its deletion with these ids in place of its own, and accepts that it is done later;
    /// an empty one is left out.
    public final Answer delete(String serviceId, String planId) {
        String service = serviceId.isEmpty() ? "" : "&service_id=" + encoded(serviceId);
        String other = planId.isEmpty() ? "" : "&plan_id=" + encoded(planId);
        return trial.ask(Question.of("DELETE", path() + "?" + ACCEPTS + service + other));
    }

    /// Asks for the state of the operation that was started last.
    public final Answer lastOperation() {
        return lastOperation(Optional.empty());
    }

    /// Asks for the state of an operation.
    public final Answer lastOperation(Optional<String> operation) {
        String suffix = operation.map(name -> "&operation=" + encoded(name)).orElse("");
        return trial.ask(Question.of("GET", path() + "/last_operation?" + ids() + suffix));
    }

    /// Waits for the end of what an answer says has begun.
    ///
    /// @return the answer itself when it is no 202, or else the last answer of `last_operation`
    public final Answer settled(Answer accepted) {
        if (accepted.status() != 202) {
            return accepted;
        }
        Optional<String> operation = operation(accepted);
        return new Polling(trial.surroundings().clock()).untilEnded(() -> lastOperation(operation));
    }

    /// Deletes it and waits, also for what keeps it from being deleted.
    ///
    /// @return whether it is gone
    public final boolean removed() {
        Answer first = delete();
        if (first.textAt("/error").equals("ConcurrencyError")) {
            Polling polling = new Polling(trial.surroundings().clock());
            polling.untilEnded(this::lastOperation);
            // What still keeps it may be one of its bindings, whose operation has another address.
            first =
                    polling.until(
                            this::delete,
                            answer -> !answer.textAt("/error").equals("ConcurrencyError"));
        }
        Answer answer = settled(first);
        return answer.status() == 410
                || (answer.status() == 200
                        && !answer.textAt("/state").equals("failed")
                        && !answer.textAt("/state").equals("in progress"));
    }

    /// The operation that an answer names.
    public static Optional<String> operation(Answer answer) {
        return Optional.of(answer.textAt("/operation")).filter(name -> !name.isEmpty());
    }

    /// Whether what was asked for has been done, by the answer that was settled.
    public static boolean succeeded(Answer settled) {
        return settled.status() == 201
                || (settled.status() == 200
                        && (settled.at("/state").isMissingNode()
                                || settled.textAt("/state").equals("succeeded")));
    }

    final void require(Answer settled, String what) {
        if (!succeeded(settled)) {
            throw new SkippedException(
                    what
                            + " could not be made: "
                            + settled.status()
                            + " "
                            + settled.textAt("/state")
                            + " "
                            + settled.textAt("/description"));
        }
    }

    private String ids() {
        return "service_id=" + encoded(plan.serviceId()) + "&plan_id=" + encoded(plan.id());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
