package dev.sutler.rig.check.model;

import dev.sutler.rig.check.model.Work.Ending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What may happen at any time without anybody asking: an operation ends, one way or another.
final class Ends {

    private Ends() {}

    /// Every state that may come next.
    static List<State> of(State now) {
        List<State> next = new ArrayList<>();
        now.running(false).ifPresent(work -> instance(now, work, next));
        now.running(true).ifPresent(work -> binding(now, work, next));
        if (now.instance().condition() == Condition.REMOVING
                && now.binding().condition() != Condition.ABSENT) {
            next.add(now.with(true, Thing.ABSENT));
        }
        return next;
    }

    private static void instance(State now, Work work, List<State> next) {
        State well = now.ended(false, Ending.SUCCEEDED);
        State badly = now.ended(false, Ending.FAILED);
        Thing instance = now.instance();
        switch (work.what()) {
            case MAKE -> next.add(well.with(false, instance.is(Condition.READY)));
            case CHANGE -> next.add(well.with(false, instance.isReshaped()));
            case REMOVE -> next.add(well.with(false, Thing.ABSENT).with(true, Thing.ABSENT));
        }
        next.add(badly.with(false, instance.is(Condition.FAILED)));
        afterwards(work, instance).ifPresent(other -> next.add(badly.with(false, other)));
    }

    private static void binding(State now, Work work, List<State> next) {
        State well = now.ended(true, Ending.SUCCEEDED);
        State badly = now.ended(true, Ending.FAILED);
        Thing binding = now.binding();
        switch (work.what()) {
            case MAKE, CHANGE -> next.add(well.with(true, binding.is(Condition.READY)));
            case REMOVE -> next.add(well.with(true, Thing.ABSENT));
        }
        next.add(badly.with(true, binding.is(Condition.FAILED)));
        afterwards(work, binding).ifPresent(other -> next.add(badly.with(true, other)));
    }

    /* What a failure may leave beside what is marked as failed: nothing, or what was there before. */
    private static Optional<Thing> afterwards(Work work, Thing thing) {
        return switch (work.what()) {
            case MAKE -> thing.everReady() ? Optional.empty() : Optional.of(Thing.ABSENT);
            case CHANGE, REMOVE ->
                    thing.everReady() ? Optional.of(thing.is(Condition.READY)) : Optional.empty();
        };
    }
}
