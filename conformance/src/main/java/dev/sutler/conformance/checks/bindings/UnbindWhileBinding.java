package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.UnbindingRules;

import java.util.List;
import java.util.Set;

/// What becomes of a binding that is deleted while it is being made.
final class UnbindWhileBinding {

    private UnbindWhileBinding() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "unbind-while-binding",
                        Need.BINDABLE,
                        Set.of(
                                UnbindingRules.HALTS_BINDING,
                                UnbindingRules.STATE_OF_DELETION,
                                UnbindingRules.BINDING_FAILED),
                        UnbindWhileBinding::unbind));
    }

    private static void unbind(Trial trial) {
        Reached reached = Reached.state(trial, trial.ready(), State.BINDING);
        Binding binding = reached.binding();
        boolean running = reached.running();
        Answer deletion = binding.delete();
        if (deletion.status() >= 300 || !running) {
            reached.ended();
            throw trial.skip(
                    running
                            ? "a binding that is being made cannot be deleted"
                            : "the binding was made before it could be deleted");
        }
        if (deletion.status() == 202) {
            Answer ended = binding.settled(deletion);
            trial.judge(
                    UnbindingRules.STATE_OF_DELETION,
                    ended.status() == 410
                            || (ended.status() == 200
                                    && ended.textAt("/state").equals("succeeded")),
                    "the state of the deletion, which ends with `succeeded` or 410",
                    ended);
        } else {
            Answer state = reached.lastOperation();
            trial.judge(
                    UnbindingRules.BINDING_FAILED,
                    state.status() == 200 && state.textAt("/state").equals("failed"),
                    "`state` failed",
                    state);
        }
        nothing(trial, reached);
    }

    /* If the making goes on nevertheless, its end is waited for. */
    private static void nothing(Trial trial, Reached reached) {
        reached.ended();
        Binding binding = reached.binding();
        if (binding.retrievable()) {
            Answer fetched = binding.get();
            trial.judge(
                    UnbindingRules.HALTS_BINDING,
                    fetched.status() != 200,
                    "nothing of the binding any more, and status 404",
                    fetched);
        }
        Answer again = binding.delete();
        trial.judge(
                UnbindingRules.HALTS_BINDING,
                again.status() >= 400,
                "nothing to delete any more, and status 410",
                again);
        binding.settled(again);
    }
}
