package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The repository as it stands in one commit. It stays what it is, whatever happens to the branch.
///
/// The one that an [Edit] is shown has, over its commit, what the edits before it in the same batch
/// want written.
public final class Snapshot {

    /// The most that is read of one file, in bytes.
    public static final int LARGEST_FILE = 1 << 20;

    private final Cache cache;
    private final History history;
    private final ObjectId commit;
    private final ObjectId root;
    private final Optional<Draft> draft;

    Snapshot(Cache cache, History history, ObjectId commit, ObjectId root, Optional<Draft> draft) {
        this.cache = cache;
        this.history = history;
        this.commit = commit;
        this.root = root;
        this.draft = draft;
    }

    /// The commit's id, 40 hexadecimal digits.
    public String commit() {
        return commit.name();
    }

    ObjectId id() {
        return commit;
    }

    ObjectId root() {
        return root;
    }

    Snapshot under(Draft changes) {
        return new Snapshot(cache, history, commit, root, Optional.of(changes));
    }

    /// What stands at a path.
    ///
    /// @throws MirrorException if the copy at hand is broken; it will be made anew
    public Content read(String path) {
        return cache.reading(reader -> content(reader, find(reader, Paths.names(path))));
    }

    /// The names of the directories in a directory, sorted; none if there is no such directory.
    ///
    /// @param path empty for the root
    /// @throws MirrorException if the copy at hand is broken; it will be made anew
    public List<String> directories(String path) {
        return cache.reading(
                reader ->
                        switch (find(reader, Paths.names(path))) {
                            case Place.Drafted drafted -> directories(drafted.directory());
                            case Place.At at when at.entry().isTree() ->
                                    cache.trees().read(reader, at.entry().id()).directories();
                            case Place.At _, Place.Written _, Place.Nothing _ -> List.of();
                        });
    }

    private static List<String> directories(DraftDirectory directory) throws IOException {
        var names = new TreeSet<>(directory.base().directories());
        names.removeAll(directory.files().keySet());
        for (var child : directory.directories().entrySet()) {
            if (child.getValue().isEmpty()) {
                names.remove(child.getKey());
            } else {
                names.add(child.getKey());
            }
        }
        return List.copyOf(names);
    }

    /// The first commit of the unbroken run, up to this one, in which what stands at `path` holds.
    /// Where history is longer than can be looked at, the oldest that was looked at.
    ///
    /// @param holds asked about the bytes of the file; what is no file does not hold
    /// @return empty if it does not hold in this commit
    /// @throws MirrorException if the copy at hand is broken; it will be made anew
    public Optional<String> introduced(String path, Predicate<byte[]> holds) {
        boolean drafted = draft.isPresent() && draft.get().touched().contains(path);
        if (drafted && !(read(path) instanceof Content.Bytes file && holds.test(file.bytes()))) {
            return Optional.empty();
        }
        return cache.reading(
                reader -> history.introduced(reader, commit, path, holds).map(ObjectId::name));
    }

    /// Whether what stands at `path` was written after a commit: by one that descends from it, and
    /// that was not made earlier and put on top of it (committed later than authored, and authored
    /// before `commit` was committed).
    ///
    /// @throws MirrorException if the copy at hand is broken; it will be made anew
    public boolean writtenAfter(String path, String commit) {
        if (draft.isPresent() && draft.get().touched().contains(path)) {
            return true;
        }
        if (!ObjectId.isId(commit)) {
            return false;
        }
        ObjectId since = ObjectId.fromString(commit);
        return cache.reading(reader -> history.writtenAfter(reader, this.commit, path, since));
    }

    private Place find(ObjectReader reader, List<String> names) throws IOException {
        if (names.isEmpty()) {
            return draft.isPresent()
                    ? new Place.Drafted(draft.get().root())
                    : new Place.At(new Tree.Entry("", FileMode.TREE.getBits(), root));
        }
        if (draft.isEmpty()) {
            return find(reader, cache.trees().read(reader, root), names);
        }
        DraftDirectory directory = draft.get().root();
        for (int at = 0; at < names.size(); at++) {
            boolean last = at == names.size() - 1;
            Optional<byte[]> file = directory.files().get(names.get(at));
            if (file != null) {
                return last && file.isPresent()
                        ? new Place.Written(file.get())
                        : new Place.Nothing();
            }
            DraftDirectory child = directory.directories().get(names.get(at));
            if (child == null) {
                return find(reader, directory.base(), names.subList(at, names.size()));
            }
            directory = child;
        }
        return directory.isEmpty() ? new Place.Nothing() : new Place.Drafted(directory);
    }

    private Place find(ObjectReader reader, Tree tree, List<String> names) throws IOException {
        return cache.trees()
                .find(reader, tree, names)
                .<Place>map(Place.At::new)
                .orElseGet(Place.Nothing::new);
    }

    /// What is at a path.
    private sealed interface Place {
        record At(Tree.Entry entry) implements Place {}

        record Drafted(DraftDirectory directory) implements Place {}

        @SuppressWarnings("ArrayRecordComponent") // Never compared.
        record Written(byte[] bytes) implements Place {}

        record Nothing() implements Place {}
    }

    private static Content content(ObjectReader reader, Place place) throws IOException {
        return switch (place) {
            case Place.At at -> content(reader, at.entry());
            case Place.Drafted _ -> new Content.Unusable("a directory");
            case Place.Written written -> new Content.Bytes(written.bytes());
            case Place.Nothing _ -> new Content.Absent();
        };
    }

    static Content content(ObjectReader reader, Tree.Entry entry) throws IOException {
        if (entry.isTree()) {
            return new Content.Unusable("a directory");
        }
        if (FileMode.SYMLINK.equals(entry.mode())) {
            return new Content.Unusable("a symbolic link");
        }
        if (!entry.isFile()) {
            return new Content.Unusable("another repository");
        }
        ObjectLoader loader = reader.open(entry.id(), Constants.OBJ_BLOB);
        return loader.getSize() > LARGEST_FILE
                ? new Content.Unusable("a file of more than 1 MiB")
                : new Content.Bytes(loader.getCachedBytes(LARGEST_FILE));
    }
}
