package dev.sutler.rig.check;

import dev.sutler.rig.check.Survival.Made;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds that equal requests get equal results, and that another request for what is there already
/// gets none.
final class EqualRequests implements Checker {

    private static final String NAME = "equal requests";

    @Override
    public List<Violation> check(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        Calls.byInstance(evidence.history())
                .forEach(
                        (instanceId, events) ->
                                Made.of(events).forEach(made -> check(made, events, found)));
        return found;
    }

    private static void check(Made made, List<Event> events, List<Violation> found) {
        Optional<Event> first =
                events.stream()
                        .filter(event -> Calls.makes(event))
                        .filter(event -> event.subject().equals(made.subject()))
                        .filter(event -> event.invokedAt() == made.since())
                        .findFirst();
        first.ifPresent(
                asked ->
                        events.stream()
                                .filter(event -> event.call() == asked.call())
                                .filter(event -> event.subject().equals(asked.subject()))
                                .filter(event -> event.outcome() == Outcome.OK)
                                .filter(event -> event.invokedAt() > made.known())
                                .filter(event -> !mayDiffer(made, events, event))
                                .forEach(
                                        event ->
                                                wrong(asked, event)
                                                        .ifPresent(
                                                                what ->
                                                                        found.add(
                                                                                violation(
                                                                                        what, asked,
                                                                                        event)))));
    }

    /* What was updated or removed since may be something else by now. */
    private static boolean mayDiffer(Made made, List<Event> events, Event repeat) {
        return made.mayBeGone(events, repeat)
                || events.stream()
                        .filter(event -> event.call() == Call.UPDATE)
                        .filter(event -> made.subject().bindingId().isEmpty())
                        .anyMatch(
                                event ->
                                        Calls.mayActBetween(
                                                event, made.since(), repeat.returnedAt()));
    }

    private static Optional<String> wrong(Event asked, Event repeat) {
        if (!asked.arguments().equals(repeat.arguments())) {
            return Optional.of("was accepted though something else was there under that id");
        }
        if (Calls.status(repeat, 202)) {
            return Optional.of("began anew what was there already");
        }
        boolean comparable = Calls.status(asked, 200, 201) && Calls.status(repeat, 200, 201);
        return comparable && !body(asked).equals(body(repeat))
                ? Optional.of("got another result than the equal one before it")
                : Optional.empty();
    }

    private static String body(Event event) {
        return event.answer().map(Answer::body).orElse("");
    }

    private static Violation violation(String what, Event asked, Event repeat) {
        return new Violation(
                NAME,
                asked.subject().instanceId(),
                "A repeated request " + what + ".",
                List.of(asked, repeat));
    }
}
