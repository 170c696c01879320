package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Snapshot;

import java.util.Optional;

/// Finds out what a pipeline has answered to one task, and to no other.
///
/// A status that names an operation is that operation's. One that names none counts when it was
/// written after the task: in a commit that descends from the one in which the file says so. That
/// leaves out what an earlier run has written late, whether it was merged or rebased; it cannot
/// leave out a run that began earlier and ended later. Pipelines that can overlap have to name the
/// operation.
final class Answers {

    private final Task task;
    private final boolean imported;

    Answers(Task task) {
        this(task, false);
    }

    /// @param imported whether another broker has written the file, which names no operations
    Answers(Task task, boolean imported) {
        this.task = task;
        this.imported = imported;
    }

    Answer look(Snapshot now, boolean mustNameOperation) {
        if (!(now.read(task.place().file()) instanceof Content.Bytes(byte[] bytes))) {
            return new Answer.Lost();
        }
        Optional<Paper.Mark> mark = task.paper().mark(bytes);
        if (mark.filter(one -> one.after(task.epoch())).isPresent()) {
            return new Answer.Late();
        }
        if (mark.filter(this::isTask).isEmpty()) {
            return goneBefore(now, mark)
                    ? new Answer.Succeeded(Status.Extras.NONE)
                    : new Answer.Lost();
        }
        return switch (status(now)) {
            case Status.Absent _ -> Answer.Pending.because(task.kind().waiting());
            case Status.Unclear(int line, String problem) ->
                    Answer.Pending.because(
                            "The pipeline's answer cannot be understood: %s%s: %s"
                                    .formatted(
                                            task.place().status(),
                                            line > 0 ? ":" + line : "",
                                            problem));
            case Status.Clear clear -> clear(now, clear, mustNameOperation);
        };
    }

    /* Somebody has asked for the same before, and nothing was written for this request. */
    private boolean goneBefore(Snapshot now, Optional<Paper.Mark> mark) {
        return task.kind().removes()
                && mark.filter(Paper.Mark::deleted).isPresent()
                && saysGone(now);
    }

    /// Whether a pipeline has finished removing it, in answer to whichever request.
    boolean saysGone(Snapshot now) {
        return status(now) instanceof Status.Clear(State state, _, _)
                && state == State.SUCCEEDED
                && now.introduced(
                                task.place().file(),
                                bytes ->
                                        task.paper()
                                                .mark(bytes)
                                                .filter(Paper.Mark::deleted)
                                                .isPresent())
                        .filter(since -> now.writtenAfter(task.place().status(), since))
                        .isPresent();
    }

    private Answer clear(Snapshot now, Status.Clear clear, boolean mustNameOperation) {
        String description =
                clear.description().isEmpty() ? task.kind().waiting() : clear.description();
        if (clear.state() == State.IN_PROGRESS) {
            return new Answer.Pending(description, clear.extras().retryAfter());
        }
        Optional<String> named = clear.extras().operation();
        if (named.isPresent() && !named.get().equals(task.operation())) {
            return Answer.Pending.because(
                    task.kind().waiting() + " (the status there is of another operation)");
        }
        if (named.isEmpty() && mustNameOperation && !imported) {
            return Answer.Pending.because(
                    task.kind().waiting() + " (the status there names no operation)");
        }
        if (named.isEmpty() && !imported && !writtenAfterTask(now)) {
            return Answer.Pending.because(
                    task.kind().waiting() + " (the status there is of an earlier run)");
        }
        return clear.state() == State.SUCCEEDED
                ? new Answer.Succeeded(clear.extras())
                : new Answer.Failed(clear.description(), clear.extras());
    }

    private boolean writtenAfterTask(Snapshot now) {
        return now.introduced(
                        task.place().file(),
                        bytes -> task.paper().mark(bytes).filter(this::isTask).isPresent())
                .filter(since -> now.writtenAfter(task.place().status(), since))
                .isPresent();
    }

    private boolean isTask(Paper.Mark mark) {
        boolean removal = task.kind().removes();
        return mark.of(task.operation(), removal)
                || (imported && mark.stamp().isEmpty() && mark.deleted() == removal);
    }

    private Status status(Snapshot now) {
        return switch (now.read(task.place().status())) {
            case Content.Absent _ -> new Status.Absent();
            case Content.Unusable(String problem) -> new Status.Unclear(0, problem);
            case Content.Bytes(byte[] bytes) -> Files.status(bytes);
        };
    }
}
