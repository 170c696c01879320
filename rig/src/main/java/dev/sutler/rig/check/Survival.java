package dev.sutler.rig.check;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds that what was reported as made is there until somebody asks for its removal.
final class Survival implements Checker {

    private static final String NAME = "survival";

    /// A success that a client was told of.
    ///
    /// @param since before this it was not asked for
    /// @param known from then on it is there
    record Made(Subject subject, Event told, long since, long known) {

        /// When, by a history, what was first made.
        static List<Made> of(List<Event> instance) {
            List<Made> made = new ArrayList<>();
            for (Event event : instance) {
                if (Calls.makes(event) && Calls.status(event, 200, 201)) {
                    made.add(
                            new Made(
                                    event.subject(), event, event.invokedAt(), event.returnedAt()));
                } else if (Calls.makes(event) && Calls.status(event, 202)) {
                    polled(event, instance).ifPresent(made::add);
                }
            }
            return made;
        }

        private static Optional<Made> polled(Event accepted, List<Event> instance) {
            return instance.stream()
                    .filter(poll -> Calls.says(poll, "succeeded"))
                    .filter(poll -> poll.subject().equals(accepted.subject()))
                    .filter(poll -> Calls.operation(poll).isPresent())
                    .filter(poll -> Calls.operation(poll).equals(Calls.operation(accepted)))
                    .findFirst()
                    .map(
                            poll ->
                                    new Made(
                                            accepted.subject(),
                                            poll,
                                            accepted.invokedAt(),
                                            poll.returnedAt()));
        }

        /// Whether it may have been removed before that call was answered.
        boolean mayBeGone(List<Event> instance, Event call) {
            return instance.stream()
                    .filter(event -> !event.equals(call) && Calls.removes(event, subject))
                    .anyMatch(event -> Calls.mayActBetween(event, since, call.returnedAt()));
        }
    }

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
        events.stream()
                .filter(event -> event.invokedAt() > made.known())
                .filter(event -> saysGone(event, made.subject()))
                .filter(event -> !made.mayBeGone(events, event))
                .findFirst()
                .ifPresent(event -> found.add(violation(made, event)));
    }

    private static boolean saysGone(Event event, Subject subject) {
        boolean itself =
                event.subject().equals(subject)
                        && switch (event.call()) {
                            case UPDATE, FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION ->
                                    Calls.status(event, 404, 410);
                            case DEPROVISION, UNBIND -> Calls.status(event, 410);
                            case PROVISION, BIND -> false;
                        };
        boolean itsInstance =
                subject.bindingId().isEmpty()
                        && event.subject().instanceId().equals(subject.instanceId())
                        && event.call() == Event.Call.BIND
                        && Calls.status(event, 404);
        return itself || itsInstance;
    }

    private static Violation violation(Made made, Event gone) {
        return new Violation(
                NAME,
                made.subject().instanceId(),
                "The "
                        + (made.subject().bindingId().isPresent() ? "binding" : "instance")
                        + " was reported as made, and then as not there, though nobody had asked"
                        + " for its removal.",
                List.of(made.told(), gone));
    }
}
