package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The commits that were looked at last, each with the paths that it touched.
///
/// To find that out costs a comparison of two trees, once. Afterwards, going past a commit costs
/// nothing, for whichever of thousands of paths somebody waits.
final class Commits {

    /// How many commits are kept.
    private static final int MOST = 50_000;

    /// How many touched paths are kept; each takes eight bytes.
    private static final int MOST_PATHS = 4_000_000;

    /// A clock that is more than this wrong, in seconds, can make a descendant unrecognisable.
    private static final long SLACK = 86_400;

    private final Trees trees;
    private final Map<ObjectId, Commit> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Step, long[]> touched = new LinkedHashMap<>(16, 0.75f, true);
    private int paths;

    /// A commit, without its message.
    ///
    /// @param authored in seconds since 1970, as is the other
    record Commit(
            ObjectId id, ObjectId tree, List<ObjectId> parents, long authored, long committed) {
        boolean isRoot() {
            return parents.isEmpty();
        }
    }

    private record Step(ObjectId commit, int parent) {}

    Commits(Trees trees) {
        this.trees = trees;
    }

    Commit get(ObjectReader reader, ObjectId id) throws IOException {
        synchronized (this) {
            Commit known = kept.get(id);
            if (known != null) {
                return known;
            }
        }
        RevCommit parsed = RevCommit.parse(reader.open(id, Constants.OBJ_COMMIT).getCachedBytes());
        var commit =
                new Commit(
                        id,
                        parsed.getTree().copy(),
                        Stream.of(parsed.getParents()).map(RevCommit::copy).toList(),
                        parsed.getAuthorIdent().getWhenAsInstant().getEpochSecond(),
                        parsed.getCommitTime());
        keep(commit);
        return commit;
    }

    private synchronized void keep(Commit commit) {
        kept.put(commit.id(), commit);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    boolean isMissing(ObjectReader reader, ObjectId id) throws IOException {
        synchronized (this) {
            if (kept.containsKey(id)) {
                return false;
            }
        }
        return !reader.has(id, Constants.OBJ_COMMIT);
    }

    /// False if a commit surely has the same at this path as one of its parents.
    boolean mayDiffer(ObjectReader reader, Commit commit, int parent, String path)
            throws IOException {
        return Arrays.binarySearch(touched(reader, commit, parent), hash(path)) >= 0;
    }

    private long[] touched(ObjectReader reader, Commit commit, int parent) throws IOException {
        var step = new Step(commit.id(), parent);
        synchronized (this) {
            long[] known = touched.get(step);
            if (known != null) {
                return known;
            }
        }
        LongStream.Builder found = LongStream.builder();
        new TreeDifference(reader, trees, path -> found.add(hash(path)))
                .between(commit.tree(), get(reader, commit.parents().get(parent)).tree());
        long[] hashes = found.build().sorted().toArray();
        keep(step, hashes);
        return hashes;
    }

    private synchronized void keep(Step step, long[] hashes) {
        if (touched.putIfAbsent(step, hashes) != null) {
            return;
        }
        paths += hashes.length;
        var eldest = touched.values().iterator();
        while ((paths > MOST_PATHS || touched.size() > MOST) && touched.size() > 1) {
            paths -= eldest.next().length;
            eldest.remove();
        }
    }

    /// Remembers what a commit that was just made touched.
    void made(ObjectId commit, Set<String> touchedPaths) {
        keep(
                new Step(commit, 0),
                touchedPaths.stream().mapToLong(Commits::hash).sorted().toArray());
    }

    /// Whether a commit has another in its past.
    boolean descends(ObjectReader reader, Commit commit, Commit from) throws IOException {
        var ahead =
                new PriorityQueue<Commit>(Comparator.comparingLong(Commit::committed).reversed());
        Set<ObjectId> seen = new HashSet<>();
        ahead.add(commit);
        while (!ahead.isEmpty()) {
            for (ObjectId id : ahead.remove().parents()) {
                if (id.equals(from.id())) {
                    return true;
                }
                Commit parent = get(reader, id);
                if (parent.committed() >= from.committed() - SLACK && seen.add(id)) {
                    ahead.add(parent);
                }
            }
        }
        return false;
    }

    /* Two paths that share a hash cost a look, and nothing more. */
    private static long hash(String path) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < path.length(); at++) {
            hash = (hash ^ path.charAt(at)) * 0x100000001b3L;
        }
        return hash;
    }
}
