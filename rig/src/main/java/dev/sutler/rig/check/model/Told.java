package dev.sutler.rig.check.model;

import dev.sutler.rig.check.model.Work.Ending;
import dev.sutler.rig.check.model.Work.What;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;

import java.util.Optional;

/// Whether an answer that begins nothing is right in a state.
final class Told {

    private Told() {}

    /// @param othersBusy whether an operation on another binding may run during the call
    static boolean fits(State now, Event event, Said said, boolean othersBusy) {
        Call call = event.call();
        return switch (said) {
            case DONE -> done(now, event);
            case CONFLICT -> conflict(now, call, event.arguments());
            case BUSY -> busy(now, event, othersBusy || now.binding().condition().busy());
            case MISSING -> missing(now, event);
            case GONE -> gone(now, event);
            case REFUSED -> true;
            case ACCEPTED, NOTHING -> false;
        };
    }

    private static boolean ofBinding(Event event) {
        return event.subject().bindingId().isPresent();
    }

    private static boolean done(State now, Event event) {
        Thing instance = now.instance();
        Thing binding = now.binding();
        return switch (event.call()) {
            case PROVISION ->
                    instance.condition() == Condition.READY
                            && instance.maybeSame(event.arguments());
            case UPDATE -> instance.condition() == Condition.READY;
            case BIND ->
                    instance.condition() == Condition.READY
                            && binding.condition() == Condition.READY
                            && binding.maybeSame(event.arguments());
            case DEPROVISION, UNBIND -> false;
            case FETCH_INSTANCE -> instance.fetchable();
            case FETCH_BINDING -> binding.fetchable();
            case LAST_OPERATION -> told(now, event);
        };
    }

    private static boolean told(State now, Event event) {
        Optional<Work> work =
                now.asked(ofBinding(event), event.answer().flatMap(Answer::operation));
        String state = event.answer().flatMap(Answer::state).orElse("");
        return work.map(Work::ending)
                .filter(
                        ending ->
                                state.equals(
                                        switch (ending) {
                                            case NOT_YET -> "in progress";
                                            case SUCCEEDED -> "succeeded";
                                            case FAILED -> "failed";
                                        }))
                .isPresent();
    }

    private static boolean conflict(State now, Call call, String arguments) {
        return switch (call) {
            case PROVISION -> taken(now.instance(), arguments);
            case BIND ->
                    now.instance().condition() == Condition.READY
                            && taken(now.binding(), arguments);
            case UPDATE, DEPROVISION, UNBIND, FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION ->
                    false;
        };
    }

    private static boolean taken(Thing thing, String arguments) {
        return switch (thing.condition()) {
            case MAKING, READY, FAILED -> thing.maybeDifferent(arguments);
            case ABSENT, CHANGING, REMOVING -> false;
        };
    }

    private static boolean busy(State now, Event event, boolean bindingsBusy) {
        Condition instance = now.instance().condition();
        return switch (event.call()) {
            case PROVISION ->
                    instance == Condition.CHANGING
                            || instance == Condition.REMOVING
                            || (instance == Condition.FAILED && bindingsBusy);
            case UPDATE ->
                    instance == Condition.CHANGING
                            ? !now.running(false)
                                    .map(Work::arguments)
                                    .filter(event.arguments()::equals)
                                    .isPresent()
                            : instance.busy() || (instance != Condition.ABSENT && bindingsBusy);
            case DEPROVISION ->
                    instance == Condition.CHANGING
                            || (bindingsBusy
                                    && instance != Condition.ABSENT
                                    && instance != Condition.REMOVING);
            case BIND ->
                    instance.busy()
                            || (instance == Condition.READY
                                    && now.binding().condition() == Condition.REMOVING);
            case UNBIND -> now.binding().condition() != Condition.ABSENT && instance.busy();
            case FETCH_INSTANCE -> instance == Condition.CHANGING || instance == Condition.REMOVING;
            case FETCH_BINDING -> now.binding().condition() == Condition.REMOVING;
            case LAST_OPERATION -> false;
        };
    }

    private static boolean missing(State now, Event event) {
        return switch (event.call()) {
            case UPDATE, BIND -> now.instance().condition() == Condition.ABSENT;
            case FETCH_INSTANCE ->
                    !now.instance().fetchable()
                            && now.instance().condition() != Condition.CHANGING
                            && now.instance().condition() != Condition.REMOVING;
            case FETCH_BINDING ->
                    !now.binding().fetchable() && now.binding().condition() != Condition.REMOVING;
            case LAST_OPERATION -> now.latest(ofBinding(event)) < 0;
            case PROVISION, DEPROVISION, UNBIND -> false;
        };
    }

    private static boolean gone(State now, Event event) {
        return switch (event.call()) {
            case DEPROVISION -> now.instance().condition() == Condition.ABSENT;
            case UNBIND -> now.binding().condition() == Condition.ABSENT;
            case LAST_OPERATION ->
                    now.asked(ofBinding(event), Optional.empty())
                            .filter(work -> work.what() == What.REMOVE)
                            .filter(work -> work.ending() == Ending.SUCCEEDED)
                            .isPresent();
            case PROVISION, UPDATE, BIND, FETCH_INSTANCE, FETCH_BINDING -> false;
        };
    }
}
