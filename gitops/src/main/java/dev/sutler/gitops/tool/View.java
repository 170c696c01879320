package dev.sutler.gitops.tool;

import dev.sutler.gitops.mirror.Content;

import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// All that a commit holds, by path. Nothing is followed.
final class View {

    private static final int LARGEST = 1024 * 1024;

    private final Repository clone;
    private final Optional<ObjectId> commit;
    private final NavigableMap<String, Entry> entries;

    /// What stands at a path: a file, a symbolic link, or another repository.
    record Entry(FileMode mode, ObjectId id) {}

    private View(Repository clone, Optional<ObjectId> commit, NavigableMap<String, Entry> entries) {
        this.clone = clone;
        this.commit = commit;
        this.entries = entries;
    }

    /// What a commit holds.
    static View of(Repository clone, ObjectId commit) {
        NavigableMap<String, Entry> entries = new TreeMap<>();
        try (var walk = new RevWalk(clone);
                var files = new TreeWalk(clone)) {
            RevCommit parsed = walk.parseCommit(commit);
            files.addTree(parsed.getTree());
            files.setRecursive(true);
            while (files.next()) {
                entries.put(
                        files.getPathString(),
                        new Entry(files.getFileMode(0), files.getObjectId(0)));
            }
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.Kind.CANNOT,
                    "The clone lacks something of commit %s.".formatted(commit.name()),
                    unreadable);
        }
        return new View(clone, Optional.of(commit.copy()), entries);
    }

    /// What a repository without commits holds.
    static View ofNothing(Repository clone) {
        return new View(clone, Optional.empty(), new TreeMap<>());
    }

    /// The commit; empty where there is none yet.
    Optional<ObjectId> commit() {
        return commit;
    }

    /// Everything, in order of path.
    NavigableMap<String, Entry> entries() {
        return entries;
    }

    /// What stands at a path.
    Content read(String path) {
        Entry entry = entries.get(path);
        if (entry == null) {
            return isDirectory(path)
                    ? new Content.Unusable("a directory")
                    : throughOtherThings(path);
        }
        if (entry.mode().equals(FileMode.SYMLINK)) {
            return new Content.Unusable("a symbolic link");
        }
        if (entry.mode().equals(FileMode.GITLINK)) {
            return new Content.Unusable("another repository (a submodule)");
        }
        try {
            ObjectLoader loader = clone.open(entry.id());
            return loader.getSize() > LARGEST
                    ? new Content.Unusable("larger than 1 MiB")
                    : new Content.Bytes(loader.getCachedBytes(LARGEST));
        } catch (LargeObjectException large) {
            return new Content.Unusable("larger than 1 MiB");
        } catch (IOException missing) {
            return new Content.Unusable("missing in the clone");
        }
    }

    /* Below a link there is nothing, whatever it leads to; but nobody may think that it could be put there. */
    private Content throughOtherThings(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (entries.containsKey(path.substring(0, slash))) {
                return new Content.Unusable(
                        "below %s, which is no directory".formatted(path.substring(0, slash)));
            }
        }
        return new Content.Absent();
    }

    /// Whether something stands below a path.
    boolean isDirectory(String path) {
        String below = path + "/";
        String next = entries.ceilingKey(below);
        return next != null && next.startsWith(below);
    }

    /// The names of the directories right below a path, sorted.
    List<String> directories(String path) {
        String below = path + "/";
        List<String> names = new ArrayList<>();
        String next = entries.ceilingKey(below);
        while (next != null && next.startsWith(below)) {
            int slash = next.indexOf('/', below.length());
            if (slash < 0) {
                next = entries.higherKey(next);
            } else {
                String name = next.substring(below.length(), slash);
                names.add(name);
                // All that begins with "name/" ends before "name0".
                next = entries.ceilingKey(below + name + '0');
            }
        }
        return names;
    }

    /// Every path below a directory.
    List<String> below(String directory) {
        return List.copyOf(entries.subMap(directory + "/", directory + "0").keySet());
    }
}
