package dev.sutler.gitops.tool;

import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;

/// What is checked out in a clone.
final class ClonedHead {

    private static final String LOCK = "sutler-gitops.lock";

    private final Repository clone;

    ClonedHead(Repository clone) {
        this.clone = clone;
    }

    /// The commit; empty where there is none yet.
    Optional<ObjectId> commit() throws IOException {
        return Optional.ofNullable(clone.exactRef(Constants.HEAD)).map(Ref::getObjectId);
    }

    /// Has the clone go on to a commit, one process at a time.
    ///
    /// @param before where it was when the commit was thought of
    /// @param written paths that become what they are in the commit, whatever they are now
    /// @return why it stayed where it was; empty when it did not
    Optional<String> move(Optional<ObjectId> before, ObjectId to, Collection<String> written)
            throws IOException {
        Path file = clone.getDirectory().toPath().resolve(LOCK);
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Optional<ObjectId> now = commit();
            if (now.isPresent() && contains(now.get(), to)) {
                return Optional.empty();
            }
            boolean follows = now.equals(before) || now.isEmpty() || contains(to, now.get());
            if (!follows) {
                return Optional.of("somebody has made commits in it meanwhile");
            }
            Optional<String> obstacle = new ClonedFiles(clone).move(now, to, written);
            if (obstacle.isPresent()) {
                return obstacle.map(path -> path + " is changed in it, and is in the way");
            }
            return point(now, to);
        } catch (LockFailedException locked) {
            return Optional.of("another program is at work in it");
        }
    }

    private Optional<String> point(Optional<ObjectId> from, ObjectId to) throws IOException {
        RefUpdate update = clone.updateRef(Constants.HEAD);
        update.setNewObjectId(to);
        update.setExpectedOldObjectId(from.orElse(ObjectId.zeroId()));
        update.setForceUpdate(true);
        update.setRefLogMessage("sutler gitops", true);
        RefUpdate.Result result = update.update();
        return switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> Optional.empty();
            case NOT_ATTEMPTED,
                    LOCK_FAILURE,
                    REJECTED,
                    REJECTED_CURRENT_BRANCH,
                    REJECTED_MISSING_OBJECT,
                    REJECTED_OTHER_REASON,
                    IO_FAILURE,
                    RENAMED ->
                    Optional.of("its branch cannot be moved (" + result + ")");
        };
    }

    private boolean contains(ObjectId tip, ObjectId commit) throws IOException {
        try (var walk = new RevWalk(clone)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
        }
    }
}
