package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.mirror.Changes;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Edit;
import dev.sutler.gitops.mirror.Snapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Has a file say what a call wants, and sets the status back in the same commit, so that what an
/// earlier run has said or will say is not taken for the answer.
final class FileEdit implements Edit {

    /// The reason of a refusal that is not for the platform's ears.
    static final String LATE = "late";

    private static final String NEVER_MADE = "It was never made.";

    private final Task task;
    private final Ownership ownership;

    FileEdit(Task task, Ownership ownership) {
        this.task = task;
        this.ownership = ownership;
    }

    @Override
    public String key() {
        return task.operation() + " " + task.place().file();
    }

    @Override
    public String subject() {
        return task.kind().subject(task.id());
    }

    @Override
    public Changes changes(Snapshot now) {
        Optional<String> objection = ownership.objection(now);
        if (objection.isPresent()) {
            return new Changes.Refuse(objection.get());
        }
        if (isLateForItsInstance(now)) {
            return new Changes.Refuse(LATE);
        }
        return switch (now.read(task.place().file())) {
            case Content.Unusable(String problem) ->
                    new Changes.Refuse(
                            "The file %s cannot be used: %s"
                                    .formatted(task.place().file(), problem));
            case Content.Absent _ -> write(now, Optional.empty());
            case Content.Bytes(byte[] present) ->
                    task.paper()
                            .mark(present)
                            .map(mark -> over(now, present, mark))
                            .orElseGet(() -> write(now, Optional.of(present)));
        };
    }

    /* Whoever has removed the instance meanwhile has removed what belongs to it. */
    private boolean isLateForItsInstance(Snapshot now) {
        return now.read(task.place().whole()) instanceof Content.Bytes(byte[] bytes)
                && Files.instance(bytes) instanceof Parsed.Good<InstanceFile>(InstanceFile whole)
                && whole.stamp().filter(stamp -> stamp.epoch() > task.epoch()).isPresent();
    }

    private Changes over(Snapshot now, byte[] present, Paper.Mark mark) {
        if (mark.after(task.epoch())) {
            return new Changes.Refuse(LATE);
        }
        if (mark.of(task.operation(), task.kind().removes()) || isGone(now, mark)) {
            return new Changes.None();
        }
        if (task.kind().makes() && !mark.deleted() && mark.stamp().isEmpty()) {
            return new Changes.Refuse(
                    "There is something with this id in the repository already, and another broker"
                            + " has made it. Import it first.");
        }
        return write(now, Optional.of(present));
    }

    /* Somebody has asked for the same before, and the pipeline has done it. */
    private boolean isGone(Snapshot now, Paper.Mark mark) {
        return task.kind().removes() && mark.deleted() && new Answers(task).saysGone(now);
    }

    private Changes write(Snapshot now, Optional<byte[]> present) {
        Map<String, Optional<byte[]>> files = new HashMap<>();
        ownership.claim(now, files);
        files.put(task.place().file(), Optional.of(task.paper().written(present)));
        if (task.kind().makes()) {
            forget(now, task.place().status(), files);
            task.place().handedOut().forEach(path -> forget(now, path, files));
        } else {
            files.put(task.place().status(), Optional.of(status(present)));
        }
        return new Changes.Write(files);
    }

    /* What was never made must not be made late either: the file says so, with this call's number. No pipeline has
    anything to do for it. */
    private byte[] status(Optional<byte[]> present) {
        boolean never = task.kind().removes() && present.isEmpty();
        return Files.status(
                never ? State.SUCCEEDED : State.IN_PROGRESS,
                never ? NEVER_MADE : task.kind().waiting(),
                Optional.of(task.operation()));
    }

    private static void forget(Snapshot now, String path, Map<String, Optional<byte[]>> files) {
        if (!(now.read(path) instanceof Content.Absent)) {
            files.put(path, Optional.empty());
        }
    }
}
