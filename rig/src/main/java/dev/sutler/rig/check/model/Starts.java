package dev.sutler.rig.check.model;

import dev.sutler.rig.check.model.Work.Ending;
import dev.sutler.rig.check.model.Work.What;
import dev.sutler.rig.history.Event.Call;

import java.util.Optional;

/// Which requests begin an operation, or join the one that runs, and in which states.
final class Starts {

    private Starts() {}

    /// @return the state in which the operation runs; empty when no operation may begin
    static Optional<State> of(State now, Call call, String arguments) {
        return switch (call) {
            case PROVISION -> provision(now, arguments);
            case UPDATE -> update(now, arguments);
            case DEPROVISION -> deprovision(now, arguments);
            case BIND -> bind(now, arguments);
            case UNBIND -> unbind(now, arguments);
            case FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION -> Optional.empty();
        };
    }

    private static Optional<State> provision(State now, String arguments) {
        return switch (now.instance().condition()) {
            case ABSENT ->
                    Optional.of(
                            now.with(false, Thing.making(arguments))
                                    .begun(work(What.MAKE, false, arguments)));
            case MAKING -> Optional.of(now).filter(same -> same.instance().maybeSame(arguments));
            case FAILED ->
                    quiet(now)
                            .filter(same -> same.instance().maybeSame(arguments))
                            .map(same -> turned(same, false, Condition.MAKING, arguments));
            case READY, CHANGING, REMOVING -> Optional.empty();
        };
    }

    private static Optional<State> update(State now, String arguments) {
        return switch (now.instance().condition()) {
            case READY, FAILED ->
                    quiet(now).map(same -> turned(same, false, Condition.CHANGING, arguments));
            case CHANGING ->
                    now.running(false)
                            .filter(work -> work.arguments().equals(arguments))
                            .map(_ -> now);
            case ABSENT, MAKING, REMOVING -> Optional.empty();
        };
    }

    private static Optional<State> deprovision(State now, String arguments) {
        return switch (now.instance().condition()) {
            case MAKING, READY, FAILED ->
                    quiet(now)
                            .map(
                                    same ->
                                            turned(
                                                    cutShort(same, false),
                                                    false,
                                                    Condition.REMOVING,
                                                    arguments));
            case REMOVING -> Optional.of(now);
            case ABSENT, CHANGING -> Optional.empty();
        };
    }

    private static Optional<State> bind(State now, String arguments) {
        if (now.instance().condition() != Condition.READY) {
            return Optional.empty();
        }
        return switch (now.binding().condition()) {
            case ABSENT ->
                    Optional.of(
                            now.with(true, Thing.making(arguments))
                                    .begun(work(What.MAKE, true, arguments)));
            case MAKING -> Optional.of(now).filter(same -> same.binding().maybeSame(arguments));
            case FAILED ->
                    Optional.of(now)
                            .filter(same -> same.binding().maybeSame(arguments))
                            .map(same -> turned(same, true, Condition.MAKING, arguments));
            case READY, CHANGING, REMOVING -> Optional.empty();
        };
    }

    private static Optional<State> unbind(State now, String arguments) {
        Condition instance = now.instance().condition();
        if (instance == Condition.ABSENT || instance.busy()) {
            return Optional.empty();
        }
        return switch (now.binding().condition()) {
            case MAKING, READY, FAILED ->
                    Optional.of(turned(cutShort(now, true), true, Condition.REMOVING, arguments));
            case REMOVING -> Optional.of(now);
            case ABSENT, CHANGING -> Optional.empty();
        };
    }

    /* Nothing begins on an instance while one of its bindings is busy. */
    private static Optional<State> quiet(State now) {
        return Optional.of(now).filter(same -> !same.binding().condition().busy());
    }

    private static State cutShort(State now, boolean ofBinding) {
        return now.running(ofBinding).isPresent() ? now.ended(ofBinding, Ending.FAILED) : now;
    }

    private static State turned(
            State now, boolean ofBinding, Condition condition, String arguments) {
        What what =
                switch (condition) {
                    case MAKING -> What.MAKE;
                    case CHANGING -> What.CHANGE;
                    case REMOVING -> What.REMOVE;
                    case ABSENT, READY, FAILED ->
                            throw new IllegalArgumentException("nothing begins in " + condition);
                };
        return now.with(ofBinding, now.thing(ofBinding).is(condition))
                .begun(work(what, ofBinding, arguments));
    }

    private static Work work(What what, boolean ofBinding, String arguments) {
        return new Work(what, ofBinding, arguments, "", Ending.NOT_YET);
    }
}
