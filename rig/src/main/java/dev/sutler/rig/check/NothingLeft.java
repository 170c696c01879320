package dev.sutler.rig.check;

import dev.sutler.rig.history.Event.Subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Holds that, once everything has healed, store and back end tell the same, and nothing is stuck.
final class NothingLeft implements Checker {

    private static final String NAME = "nothing left";

    private static final Set<String> AT_REST = Set.of("ready", "failed");

    @Override
    public List<Violation> check(Evidence evidence) {
        Remains remains = evidence.remains();
        List<Violation> found = new ArrayList<>();
        remains.backEnd().stream()
                .filter(subject -> !remains.store().containsKey(subject))
                .forEach(
                        subject ->
                                found.add(
                                        violation(
                                                subject,
                                                "is an orphan: the back end has it, the store does"
                                                        + " not")));
        remains.store()
                .forEach(
                        (subject, state) -> {
                            if (state.equals("ready") && !remains.backEnd().contains(subject)) {
                                found.add(
                                        violation(
                                                subject,
                                                "is a ghost: the store has it as ready, the back"
                                                        + " end does not have it"));
                            }
                            if (!AT_REST.contains(state)) {
                                found.add(violation(subject, "is stuck: it is still " + state));
                            }
                        });
        remains.unfinished()
                .forEach(
                        (operation, subject) ->
                                found.add(
                                        violation(
                                                subject,
                                                "has an operation that does not end: "
                                                        + operation)));
        return found;
    }

    private static Violation violation(Subject subject, String what) {
        String who = subject.bindingId().map(id -> "Binding " + id).orElse("The instance");
        return new Violation(NAME, subject.instanceId(), who + " " + what + ".", List.of());
    }
}
