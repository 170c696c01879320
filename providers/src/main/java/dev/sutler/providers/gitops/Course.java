package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Descriptions;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Standing;
import dev.sutler.gitops.mirror.Submission;
import dev.sutler.providers.gitops.Checkpoint.Stage;
import dev.sutler.spi.Call;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Progress;

import java.time.Duration;
import java.util.Optional;

/// The course of one call, the same for all five methods: publish, wait for the pipeline, and let
/// whoever asked make a result of what it has answered.
///
/// @param <R> what the method hands back
final class Course<R> {

    private final Branch branch;
    private final Desk desk;
    private final Task task;
    private final Ending<R> ending;
    private final Checkpoint checkpoint;

    /// What becomes of a pipeline's success.
    interface Ending<R> {

        /// Makes the result.
        ///
        /// @param now where the pipeline's answer stands
        /// @return a result, or what is still missing
        Progress<R> of(Snapshot now, Status.Extras extras, Checkpoint checkpoint);
    }

    Course(Branch branch, Desk desk, Task task, Call call, Ending<R> ending) {
        this.branch = branch;
        this.desk = desk;
        this.task = task;
        this.ending = ending;
        this.checkpoint = Checkpoint.of(call.checkpoint());
    }

    Progress<R> next() {
        return switch (checkpoint.stage()) {
            case PUBLISHING -> publish();
            case WAITING -> await(checkpoint);
            case CLEANING -> end();
        };
    }

    private Progress<R> publish() {
        return switch (branch.submit(new FileEdit(task, desk.ownership()))) {
            case Submission.Waiting _ -> working(checkpoint, told(task.kind().waiting()));
            case Submission.Published _ -> await(checkpoint.in(Stage.WAITING));
            case Submission.Refused(String reason) -> task.refused(reason);
        };
    }

    private Progress<R> await(Checkpoint at) {
        Optional<Snapshot> now = branch.snapshot();
        if (now.isEmpty()) {
            return working(at, told(task.kind().waiting()));
        }
        String newest = now.get().commit();
        Optional<Checkpoint.Seen> seen = at.seen().filter(one -> one.commit().equals(newest));
        if (seen.isPresent()) {
            return working(at, told(seen.get().said()));
        }
        Answer answer =
                new Answers(task, at.imported())
                        .look(now.get(), desk.settings().pipeline().mustNameOperation());
        return switch (answer) {
            case Answer.Pending(String description, Optional<Duration> after) ->
                    working(
                            at.having(newest, Descriptions.shown(description)),
                            told(description),
                            after.orElseGet(at::pause));
            case Answer.Lost _ -> lost(at);
            case Answer.Late _ -> throw new LateCallException(task.place().file());
            case Answer.Failed(String message, Status.Extras extras) -> failed(message, extras);
            case Answer.Succeeded(Status.Extras extras) -> ending.of(now.get(), extras, at);
        };
    }

    /* This replica may not have seen yet what another has published, or what it is to look at. */
    private Progress<R> lost(Checkpoint at) {
        if (at.imported()) {
            return working(at, "The file " + task.place().file() + " is gone from the repository.");
        }
        return working(at.in(Stage.PUBLISHING), task.kind().waiting());
    }

    private Progress<R> end() {
        Optional<Snapshot> then = checkpoint.commit().flatMap(branch::at);
        return then.isEmpty()
                ? working(checkpoint, told(task.kind().waiting()))
                : ending.of(then.get(), Status.Extras.NONE, checkpoint);
    }

    private Progress<R> failed(String message, Status.Extras extras) {
        String said = Descriptions.shown(message);
        return new Progress.Failed<>(
                FailureKind.TERMINAL,
                said.isEmpty() ? "The pipeline could not do it, and did not say why." : said,
                new Progress.Usability(
                        extras.instanceUsable().orElse(true),
                        extras.updateRepeatable().orElse(true)));
    }

    private String told(String description) {
        Standing standing = branch.standing();
        return standing.good() || standing.state() == Standing.State.STARTING
                ? description
                : description + " (" + standing.message() + ")";
    }

    private Progress<R> working(Checkpoint at, String description) {
        return working(at, description, at.pause());
    }

    private Progress<R> working(Checkpoint at, String description, Duration pause) {
        return Progress.working(at.lookedAgain().stored(), pause, Descriptions.shown(description));
    }
}
