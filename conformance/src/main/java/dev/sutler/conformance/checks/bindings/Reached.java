package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// A binding that has been brought into a state.
///
/// @param binding the binding
/// @param body what it was asked for with
/// @param first the answer to the last request that did something to it; empty when none did
record Reached(Trial trial, Binding binding, ObjectNode body, Optional<Answer> first) {

    /// Brings a new binding of the instance there.
    static Reached state(Trial trial, Instance instance, State state) {
        Binding binding = instance.binding();
        return switch (state) {
            case ABSENT -> new Reached(trial, binding, binding.body(), Optional.empty());
            case BINDING -> running(trial, binding);
            case READY -> ready(trial, binding, binding.body());
            case UNBINDING -> unbinding(trial, binding);
            case FAILED -> failed(trial, binding);
            case DELETED -> deleted(trial, binding);
        };
    }

    private static Reached asked(Trial trial, Binding binding, ObjectNode body) {
        return new Reached(trial, binding, body, Optional.of(binding.put(body)));
    }

    private static Reached ready(Trial trial, Binding binding, ObjectNode body) {
        Reached reached = asked(trial, binding, body);
        binding.made(reached.first().orElseThrow());
        return reached;
    }

    /* Slow if the user has said how; else it may be over before it can be looked at. Where all is
     * done at once, slowness is only waited for. */
    private static ObjectNode slow(Trial trial, Binding binding) {
        ObjectNode body = binding.body();
        if (!trial.asynchronous()) {
            return body;
        }
        trial.parameters()
                .slow(binding.plan(), Plan.Schema.BIND)
                .ifPresent(parameters -> body.set("parameters", parameters));
        return body;
    }

    private static Reached running(Trial trial, Binding binding) {
        Reached reached = asked(trial, binding, slow(trial, binding));
        reached.requireAccepted("bindings are made at once");
        return reached;
    }

    private static Reached unbinding(Trial trial, Binding binding) {
        ObjectNode body = slow(trial, binding);
        ready(trial, binding, body);
        Reached reached = new Reached(trial, binding, body, Optional.of(binding.delete()));
        reached.requireAccepted("bindings are deleted at once");
        return reached;
    }

    private static Reached failed(Trial trial, Binding binding) {
        ObjectNode body = binding.body();
        body.set(
                "parameters",
                trial.parameters()
                        .failing(binding.plan(), Plan.Schema.BIND)
                        .orElseThrow(
                                () -> trial.skip("no parameters are known that make a bind fail")));
        Reached reached = asked(trial, binding, body);
        reached.requireAccepted("bindings fail at once, and are not there then");
        if (!reached.ended().textAt("/state").equals("failed")) {
            throw trial.skip("the bind that was to fail did not");
        }
        return reached;
    }

    private static Reached deleted(Trial trial, Binding binding) {
        ObjectNode body = binding.body();
        ready(trial, binding, body);
        Answer answer = binding.delete();
        Reached reached = new Reached(trial, binding, body, Optional.of(answer));
        Answer ended = reached.ended();
        if ((ended.status() >= 400 && ended.status() != 410)
                || ended.textAt("/state").equals("failed")) {
            throw trial.skip("the binding cannot be deleted");
        }
        return reached;
    }

    private void requireAccepted(String otherwise) {
        if (first.filter(answer -> answer.status() == 202).isEmpty()) {
            throw trial.skip(otherwise);
        }
    }

    /// Whether what was begun last goes on.
    boolean running() {
        return lastOperation().textAt("/state").equals("in progress");
    }

    Answer lastOperation() {
        return binding.lastOperation(first.flatMap(Resource::operation));
    }

    /// Waits for the end of what was begun last.
    Answer ended() {
        return binding.settled(first.orElseThrow());
    }
}
