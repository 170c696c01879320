package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Who wrote what is there, and when.
///
/// It goes back from a commit as `git log -- path` does: past each commit that has the same at the
/// path as one of its parents, and on with that parent. So what came in by a merge belongs to the
/// commit on the side that wrote it.
final class History {

    /// How far it is looked back.
    private static final int FARTHEST = 100_000;

    /// How many questions are remembered that were answered with "not yet".
    private static final int MOST_QUESTIONS = 20_000;

    private final Commits commits;
    private final Trees trees;
    private final Map<Question, ObjectId> notYet = new LinkedHashMap<>(16, 0.75f, true);

    /// Whether a path was written after a commit. Asked again on each new tip, mostly.
    private record Question(String path, ObjectId since) {}

    History(Commits commits, Trees trees) {
        this.commits = commits;
        this.trees = trees;
    }

    /// @see Snapshot#introduced
    Optional<ObjectId> introduced(
            ObjectReader reader, ObjectId tip, String path, Predicate<byte[]> holds)
            throws IOException {
        List<String> names = Paths.names(path);
        Commits.Commit commit = commits.get(reader, tip);
        if (!holds(reader, commit, names, holds)) {
            return Optional.empty();
        }
        for (int step = 0; step < FARTHEST; step++) {
            Optional<Commits.Commit> before = same(reader, commit, path);
            if (before.isEmpty()) {
                before = firstThatHolds(reader, commit, names, holds);
            }
            if (before.isEmpty()) {
                break;
            }
            commit = before.get();
        }
        return Optional.of(commit.id());
    }

    private Optional<Commits.Commit> same(ObjectReader reader, Commits.Commit commit, String path)
            throws IOException {
        for (int parent = 0; parent < commit.parents().size(); parent++) {
            if (!differs(reader, commit, parent, path)) {
                return Optional.of(commits.get(reader, commit.parents().get(parent)));
            }
        }
        return Optional.empty();
    }

    private Optional<Commits.Commit> firstThatHolds(
            ObjectReader reader, Commits.Commit commit, List<String> names, Predicate<byte[]> holds)
            throws IOException {
        for (ObjectId id : commit.parents()) {
            Commits.Commit parent = commits.get(reader, id);
            if (holds(reader, parent, names, holds)) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    private boolean holds(
            ObjectReader reader, Commits.Commit commit, List<String> names, Predicate<byte[]> holds)
            throws IOException {
        Optional<Tree.Entry> entry = entry(reader, commit, names);
        return entry.isPresent()
                && Snapshot.content(reader, entry.get()) instanceof Content.Bytes file
                && holds.test(file.bytes());
    }

    /// @see Snapshot#writtenAfter
    boolean writtenAfter(ObjectReader reader, ObjectId tip, String path, ObjectId since)
            throws IOException {
        if (commits.isMissing(reader, since)) {
            return false;
        }
        var question = new Question(path, since);
        // What was found out last time holds for all that was looked at then.
        Optional<ObjectId> before = unanswered(question);
        if (before.isPresent() && before.get().equals(tip)) {
            return false;
        }
        Set<ObjectId> seen = new HashSet<>();
        before.ifPresent(seen::add);
        var ahead = new ArrayDeque<ObjectId>();
        ahead.add(tip);
        // Several ways at once: where a merge found the same on both sides, each may have written
        // it.
        for (int step = 0; step < FARTHEST && !ahead.isEmpty(); step++) {
            ObjectId id = ahead.remove();
            if (id.equals(since) || !seen.add(id)) {
                continue;
            }
            Commits.Commit commit = commits.get(reader, id);
            boolean written = true;
            for (int parent = 0; parent < commit.parents().size(); parent++) {
                if (!differs(reader, commit, parent, path)) {
                    written = false;
                    ahead.add(commit.parents().get(parent));
                }
            }
            boolean neverThere =
                    commit.isRoot() && entry(reader, commit, Paths.names(path)).isEmpty();
            if (written && !neverThere && isAfter(reader, commit, commits.get(reader, since))) {
                return true;
            }
        }
        notYet(question, tip);
        return false;
    }

    private synchronized Optional<ObjectId> unanswered(Question question) {
        return Optional.ofNullable(notYet.get(question));
    }

    private synchronized void notYet(Question question, ObjectId tip) {
        notYet.put(question, tip);
        if (notYet.size() > MOST_QUESTIONS) {
            notYet.remove(notYet.keySet().iterator().next());
        }
    }

    private boolean isAfter(ObjectReader reader, Commits.Commit commit, Commits.Commit since)
            throws IOException {
        boolean putOnTop =
                commit.committed() > commit.authored() && commit.authored() < since.committed();
        return !putOnTop && commits.descends(reader, commit, since);
    }

    private boolean differs(ObjectReader reader, Commits.Commit commit, int parent, String path)
            throws IOException {
        if (!commits.mayDiffer(reader, commit, parent, path)) {
            return false;
        }
        List<String> names = Paths.names(path);
        Commits.Commit before = commits.get(reader, commit.parents().get(parent));
        return !Objects.equals(entry(reader, commit, names), entry(reader, before, names));
    }

    private Optional<Tree.Entry> entry(
            ObjectReader reader, Commits.Commit commit, List<String> names) throws IOException {
        return names.isEmpty()
                ? Optional.empty()
                : trees.find(reader, trees.read(reader, commit.tree()), names);
    }
}
