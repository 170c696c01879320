package dev.sutler.gitops.tool;

import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Brings an edit to the remote: makes a commit, pushes it, and if somebody was faster, makes it
/// anew on top of theirs. The clone follows when a push was accepted, and not before.
final class Publication {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Repository clone;
    private final Upstream upstream;
    private final Link link;
    private final Commits commits;
    private final ToolResources resources;

    Publication(
            Repository clone,
            Upstream upstream,
            Link link,
            Commits commits,
            ToolResources resources) {
        this.clone = clone;
        this.upstream = upstream;
        this.link = link;
        this.commits = commits;
        this.resources = resources;
    }

    /// What was brought to the remote.
    ///
    /// @param commit the newest commit
    /// @param wish what was wanted on it
    record Published(ObjectId commit, Edit.Wish wish) {}

    /// Brings it there.
    ///
    /// @param head the clone's newest commit; empty when it has none
    /// @throws ToolException if the edit says so, or the remote does not take it
    Published publish(Edit edit, Optional<ObjectId> head, int tries) throws IOException {
        Optional<ObjectId> known = tracked();
        Optional<ObjectId> newest = known;
        Optional<ObjectId> onto = head;
        String problem = "others push all the time";
        for (int attempt = 1; attempt <= tries; attempt++) {
            Edit.Wish wish = edit.on(view(onto));
            ObjectId commit = commits.write(onto, wish).orElseThrow(Publication::nothing);
            Attempt outcome = push(commit);
            if (outcome.accepted()) {
                return new Published(commit, wish);
            }
            problem = outcome.problem();
            if (attempt < tries) {
                resources.pause().await(pause(attempt));
            }
            try {
                Optional<ObjectId> tip = link.fetch();
                if (tip.isPresent() && contains(tip.get(), commit)) {
                    return new Published(tip.get(), wish);
                }
                if (outcome.declined() && tip.equals(newest)) {
                    throw new ToolException(
                            Kind.NOT_PUSHED, "The remote does not take it: " + problem);
                }
                newest = tip;
                if (tip.isPresent() && head.isPresent()) {
                    onto =
                            Optional.of(
                                    new OwnCommits(clone, commits)
                                            .replay(head.get(), known, tip.get()));
                } else if (tip.isPresent()) {
                    onto = tip;
                }
            } catch (LinkException failed) {
                problem = given(failed);
            }
        }
        throw new ToolException(
                Kind.NOT_PUSHED,
                "It could not be pushed in %d tries: %s".formatted(tries, problem));
    }

    /// What came of one push.
    private record Attempt(boolean accepted, boolean declined, String problem) {}

    private Attempt push(ObjectId commit) {
        try {
            return switch (link.push(commit)) {
                case Link.Pushed.Accepted _ -> new Attempt(true, false, "");
                case Link.Pushed.Moved _ ->
                        new Attempt(false, false, "somebody else was faster each time.");
                // Two pushes at the same moment can look like this as well.
                case Link.Pushed.Declined(String reason) ->
                        new Attempt(false, !reason.contains("lock"), reason + ".");
            };
        } catch (LinkException failed) {
            return new Attempt(false, false, given(failed));
        }
    }

    private static String given(LinkException failed) {
        if (failed.isDenied()) {
            throw new ToolException(Kind.NOT_PUSHED, failed.sentence(), failed);
        }
        return failed.sentence();
    }

    private View view(Optional<ObjectId> commit) {
        return commit.map(id -> View.of(clone, id)).orElseGet(() -> View.ofNothing(clone));
    }

    private boolean contains(ObjectId tip, ObjectId commit) throws IOException {
        try (var walk = new RevWalk(clone)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
        }
    }

    private Optional<ObjectId> tracked() throws IOException {
        return Optional.ofNullable(clone.exactRef(upstream.tracking())).map(Ref::getObjectId);
    }

    private Duration pause(int attempt) {
        long most = Math.min(LONGEST.toMillis(), SHORTEST.toMillis() << Math.min(attempt, 10));
        return Duration.ofMillis(most / 2 + resources.random().nextLong(most / 2 + 1));
    }

    private static ToolException nothing() {
        return new ToolException(Kind.CANNOT, "The repository has no commit yet.");
    }
}
