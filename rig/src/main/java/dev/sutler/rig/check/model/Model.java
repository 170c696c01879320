package dev.sutler.rig.check.model;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A broker in few words: how a state goes on when a request takes effect, and when it is answered.
///
/// A request that waits for its operation takes effect twice: when the operation begins, and when
/// it has ended. Others see what is between.
final class Model {

    private Model() {}

    /// Every state after the request has taken effect, with its answer being right. Where the
    /// request waits, its operation is among [State#waiting].
    ///
    /// @param request the request's number
    static List<State> effects(State now, int request, Event event, boolean othersBusy) {
        Said said = Said.by(event);
        List<State> next = new ArrayList<>();
        Starts.of(now, event.call(), event.arguments())
                .flatMap(begun -> begun(begun, request, event, said))
                .ifPresent(next::add);
        if (Told.fits(now, event, said, othersBusy)) {
            next.add(now);
        }
        return next;
    }

    private static Optional<State> begun(State begun, int request, Event event, Said said) {
        boolean ofBinding = event.subject().bindingId().isPresent();
        return switch (said) {
            case ACCEPTED ->
                    begun.named(ofBinding, event.answer().flatMap(Answer::operation).orElse(""));
            case DONE, REFUSED -> Optional.of(begun.waits(request, ofBinding));
            case NOTHING -> Optional.of(begun);
            case CONFLICT, BUSY, MISSING, GONE -> Optional.empty();
        };
    }

    /// The state after the answer to a request that waits; empty as long as its operation has not
    /// ended so that the answer is right.
    static Optional<State> answered(State now, int request, Event event) {
        Work.Ending right =
                Said.by(event) == Said.DONE ? Work.Ending.SUCCEEDED : Work.Ending.FAILED;
        return now.awaited(request)
                .filter(work -> work.ending() == right)
                .map(_ -> now.answered(request));
    }

    /// Whether a call with this answer leaves every state as it is, apart from what an operation is
    /// called.
    static boolean leavesAlone(Event event) {
        boolean reads =
                switch (event.call()) {
                    case FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION -> true;
                    case PROVISION, UPDATE, DEPROVISION, BIND, UNBIND -> false;
                };
        return reads
                || switch (Said.by(event)) {
                    case CONFLICT, BUSY, MISSING, GONE -> true;
                    // One that names an operation which runs already cannot begin another later.
                    case ACCEPTED -> event.answer().flatMap(Answer::operation).isPresent();
                    case DONE, REFUSED, NOTHING -> false;
                };
    }
}
