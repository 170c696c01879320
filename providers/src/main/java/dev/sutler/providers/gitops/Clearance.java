package dev.sutler.providers.gitops;

import dev.sutler.gitops.mirror.Changes;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Edit;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Submission;
import dev.sutler.providers.gitops.Checkpoint.Stage;
import dev.sutler.spi.Progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes out of the repository what was handed out for a binding, before the call ends.
final class Clearance {

    private final Branch branch;
    private final Ownership ownership;
    private final Task task;

    Clearance(Branch branch, Ownership ownership, Task task) {
        this.branch = branch;
        this.ownership = ownership;
        this.task = task;
    }

    /// @param now where the pipeline's answer stands
    /// @param result what the call ends with when nothing is left
    <R> Progress<R> clear(Snapshot now, Checkpoint at, Supplier<Progress<R>> result) {
        if (at.stage() != Stage.CLEANING && nothingHandedOut(now)) {
            return result.get();
        }
        Checkpoint cleaning = at.stage() == Stage.CLEANING ? at : at.cleaningAfter(now.commit());
        return switch (branch.submit(new Removal())) {
            case Submission.Published _ -> result.get();
            case Submission.Waiting _ ->
                    Progress.working(
                            cleaning.lookedAgain().stored(),
                            cleaning.pause(),
                            "removing credentials from the repository");
            case Submission.Refused(String reason) -> task.refused(reason);
        };
    }

    private boolean nothingHandedOut(Snapshot now) {
        return task.place().handedOut().stream()
                .allMatch(path -> now.read(path) instanceof Content.Absent);
    }

    private final class Removal implements Edit {

        @Override
        public String key() {
            return task.operation() + " clears " + task.place().file();
        }

        @Override
        public String subject() {
            return "OSB API: Removed the credentials of Service binding "
                    + Kind.printable(task.id());
        }

        @Override
        public Changes changes(Snapshot now) {
            Optional<String> objection = ownership.objection(now);
            if (objection.isPresent()) {
                return new Changes.Refuse(objection.get());
            }
            if (now.read(task.place().file()) instanceof Content.Bytes(byte[] bytes)
                    && task.paper().mark(bytes).filter(m -> m.after(task.epoch())).isPresent()) {
                return new Changes.Refuse(FileEdit.LATE);
            }
            Map<String, Optional<byte[]>> files = new HashMap<>();
            for (String path : task.place().handedOut()) {
                if (!(now.read(path) instanceof Content.Absent)) {
                    files.put(path, Optional.empty());
                }
            }
            return files.isEmpty() ? new Changes.None() : new Changes.Write(files);
        }
    }
}
