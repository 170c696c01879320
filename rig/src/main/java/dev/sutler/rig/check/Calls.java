package dev.sutler.rig.check;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;
import dev.sutler.rig.history.Event.Subject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What several checkers ask about calls.
final class Calls {

    private Calls() {}

    static Map<String, List<Event>> byInstance(List<Event> history) {
        return history.stream()
                .collect(
                        Collectors.groupingBy(
                                event -> event.subject().instanceId(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    static Map<Subject, List<Event>> bySubject(List<Event> events) {
        return events.stream()
                .collect(
                        Collectors.groupingBy(
                                Event::subject, LinkedHashMap::new, Collectors.toList()));
    }

    /// The moment after which the call can have no effect any more.
    static long end(Event event) {
        return event.outcome() == Outcome.UNKNOWN ? Long.MAX_VALUE : event.returnedAt();
    }

    static boolean status(Event event, int... statuses) {
        return event.answer()
                .filter(answer -> List.of(boxed(statuses)).contains(answer.status()))
                .isPresent();
    }

    private static Integer[] boxed(int... statuses) {
        Integer[] boxed = new Integer[statuses.length];
        for (int index = 0; index < statuses.length; index++) {
            boxed[index] = statuses[index];
        }
        return boxed;
    }

    static Optional<String> operation(Event event) {
        return event.answer().flatMap(Answer::operation);
    }

    static boolean says(Event poll, String state) {
        return poll.call() == Call.LAST_OPERATION
                && poll.outcome() == Outcome.OK
                && poll.answer().flatMap(Answer::state).filter(state::equals).isPresent();
    }

    /// Whether a call asks for the subject, or for what it belongs to, to be removed.
    static boolean removes(Event event, Subject subject) {
        boolean instance =
                event.call() == Call.DEPROVISION
                        && event.subject().instanceId().equals(subject.instanceId());
        boolean binding = event.call() == Call.UNBIND && event.subject().equals(subject);
        return instance || binding;
    }

    /// Whether a call asks for an instance or a binding to be made.
    static boolean makes(Event event) {
        return event.call() == Call.PROVISION || event.call() == Call.BIND;
    }

    /// Those of an instance's calls that may have taken effect in a time.
    static boolean mayActBetween(Event event, long from, long until) {
        return event.invokedAt() < until && end(event) >= from;
    }
}
