package dev.sutler.gitops.tool;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a clone has and its remote has not: it is put on top of what came from there, as by `git
/// rebase`, without the work tree.
final class OwnCommits {

    private final Repository clone;
    private final Commits commits;

    OwnCommits(Repository clone, Commits commits) {
        this.clone = clone;
        this.commits = commits;
    }

    /// Puts them on top.
    ///
    /// @param head the clone's newest commit
    /// @param known the remote's newest that the clone knew before; what it had then and has no
    ///   more was taken out by somebody, and stays out
    /// @param onto the remote's newest
    /// @return the newest of them as it is now
    /// @throws ToolException if they contradict what came from the remote
    ObjectId replay(ObjectId head, Optional<ObjectId> known, ObjectId onto) throws IOException {
        try (var walk = new RevWalk(clone)) {
            RevCommit newest = walk.parseCommit(onto);
            if (walk.isMergedInto(walk.parseCommit(head), newest)) {
                return onto;
            }
            ObjectId top = onto;
            for (RevCommit each : own(head, known, onto)) {
                top = replay(each, top);
            }
            return top;
        }
    }

    private List<RevCommit> own(ObjectId head, Optional<ObjectId> known, ObjectId onto)
            throws IOException {
        List<RevCommit> own = new ArrayList<>();
        try (var walk = new RevWalk(clone)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.markStart(walk.parseCommit(head));
            walk.markUninteresting(walk.parseCommit(onto));
            if (known.isPresent()) {
                walk.markUninteresting(walk.parseCommit(known.get()));
            }
            for (RevCommit each : walk) {
                if (each.getParentCount() != 1) {
                    throw contradiction("a merge or a beginning of its own (%s)", each);
                }
                own.add(each);
            }
        }
        return own;
    }

    private ObjectId replay(RevCommit original, ObjectId onto) throws IOException {
        try (var walk = new RevWalk(clone)) {
            RevCommit parent = walk.parseCommit(original.getParent(0));
            RevCommit top = walk.parseCommit(onto);
            ThreeWayMerger merger = MergeStrategy.RESOLVE.newMerger(clone, true);
            merger.setBase(parent.getTree());
            if (!merger.merge(top, original)) {
                throw contradiction("one that contradicts what came from there (%s)", original);
            }
            ObjectId tree = merger.getResultTreeId();
            return tree.equals(top.getTree()) ? onto : commits.copy(original, onto, tree);
        }
    }

    private static ToolException contradiction(String what, RevCommit commit) {
        return new ToolException(
                ToolException.Kind.NOT_PUSHED,
                "The clone has commits that the remote has not, and among them "
                        + what.formatted(commit.abbreviate(10).name())
                        + ". Bring the two together with git, then try again.");
    }
}
