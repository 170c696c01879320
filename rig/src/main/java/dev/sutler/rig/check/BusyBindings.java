package dev.sutler.rig.check;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;
import dev.sutler.rig.history.Event.Subject;

import java.util.List;

/// When which bindings of an instance may have been busy, as far as clients can tell.
record BusyBindings(List<Span> spans) {

    /// A time in which an operation on a binding may have been running.
    record Span(Subject binding, long from, long until) {}

    static BusyBindings of(List<Event> events) {
        return new BusyBindings(
                events.stream()
                        .filter(event -> event.call() == Call.BIND || event.call() == Call.UNBIND)
                        .map(
                                event ->
                                        new Span(
                                                event.subject(),
                                                event.invokedAt(),
                                                until(event, events)))
                        .toList());
    }

    private static long until(Event event, List<Event> events) {
        if (event.outcome() == Outcome.UNKNOWN || !Calls.status(event, 202)) {
            return Calls.end(event);
        }
        return events.stream()
                .filter(poll -> Calls.says(poll, "succeeded") || Calls.says(poll, "failed"))
                .filter(poll -> poll.subject().equals(event.subject()))
                .filter(poll -> Calls.operation(poll).equals(Calls.operation(event)))
                .mapToLong(Event::returnedAt)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// Whether a binding other than this one may have been busy while the call lasted.
    boolean otherThan(Subject binding, Event call) {
        return spans.stream()
                .filter(span -> !span.binding().equals(binding))
                .anyMatch(
                        span ->
                                span.from() <= call.returnedAt()
                                        && span.until() >= call.invokedAt());
    }
}
