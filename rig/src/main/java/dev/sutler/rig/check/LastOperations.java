package dev.sutler.rig.check;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Holds that an operation that has ended stays ended, and stays ended in the same way.
final class LastOperations implements Checker {

    private static final String NAME = "last operation";

    private record Asked(Subject subject, String operation) {}

    @Override
    public List<Violation> check(Evidence evidence) {
        Map<Asked, List<Event>> polls =
                evidence.history().stream()
                        .filter(event -> Calls.operation(event).isPresent())
                        .filter(LastOperations::tells)
                        .collect(
                                Collectors.groupingBy(
                                        event ->
                                                new Asked(
                                                        event.subject(),
                                                        Calls.operation(event).orElse(""))));
        List<Violation> found = new ArrayList<>();
        polls.forEach((asked, events) -> check(asked, events, found));
        return found;
    }

    private static boolean tells(Event event) {
        return Calls.says(event, "in progress") || ended(event);
    }

    private static boolean ended(Event event) {
        return Calls.says(event, "succeeded") || Calls.says(event, "failed");
    }

    private static void check(Asked asked, List<Event> polls, List<Violation> found) {
        for (Event end : polls.stream().filter(LastOperations::ended).toList()) {
            for (Event other : polls) {
                if (Calls.says(other, "in progress") && other.invokedAt() > end.returnedAt()) {
                    found.add(
                            violation(
                                    asked,
                                    "was reported in progress after it had ended",
                                    end,
                                    other));
                    return;
                }
                if (ended(other) && !sameEnd(end, other)) {
                    found.add(violation(asked, "was reported succeeded and failed", end, other));
                    return;
                }
            }
        }
    }

    private static boolean sameEnd(Event left, Event right) {
        return Calls.says(left, "succeeded") == Calls.says(right, "succeeded");
    }

    private static Violation violation(Asked asked, String what, Event first, Event second) {
        return new Violation(
                NAME,
                asked.subject().instanceId(),
                "Operation " + asked.operation() + " " + what + ".",
                List.of(first, second));
    }
}
