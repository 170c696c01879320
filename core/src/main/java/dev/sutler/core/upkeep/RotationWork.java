package dev.sutler.core.upkeep;

import dev.sutler.core.lifecycle.Caller.Deputy;
import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.schedule.ScheduledTask.Turn;
import dev.sutler.core.upkeep.BindingUpkeep.Begun;
import dev.sutler.core.upkeep.Rotations.Due;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Begins what rotations have noted, a few bindings at a time across all replicas, so that what
/// platforms ask for goes on beside it.
public final class RotationWork {

    /// The name of the task, to hasten it by.
    public static final String TASK = "rotate-bindings";

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int AT_ONCE = 8;

    private final Rotations rotations;
    private final BindingUpkeep upkeep;

    public RotationWork(Rotations rotations, BindingUpkeep upkeep) {
        this.rotations = rotations;
        this.upkeep = upkeep;
    }

    /// Looks every thirty seconds, and as soon as one is asked for; then it stays until all is
    /// begun.
    public ScheduledTask task() {
        return new ScheduledTask(TASK, EVERY, this::run);
    }

    String run(Turn turn) {
        int begun = 0;
        boolean more = true;
        while (more) {
            int running = rotations.settle();
            List<Due> due = running < AT_ONCE ? rotations.takeDue(AT_ONCE - running) : List.of();
            begun += due.stream().mapToInt(each -> begin(each) ? 1 : 0).sum();
            more = (running > 0 || !due.isEmpty()) && turn.pause(PAUSE);
        }
        return begun + " bindings are getting new credentials.";
    }

    private boolean begin(Due due) {
        Deputy operator =
                new Deputy(
                        Deputy.Kind.OPERATOR,
                        due.wish().operator(),
                        Optional.of(due.wish().reason()));
        Begun attempt =
                upkeep.rotate(due.key(), due.operationId(), operator, due.wish().requestId());
        return switch (attempt) {
            case Begun.Stored _ -> {
                rotations.running(due);
                yield true;
            }
            case Begun.Busy _ -> false;
            case Begun.Needless(String why) -> {
                rotations.skipped(due, why);
                yield false;
            }
        };
    }
}
