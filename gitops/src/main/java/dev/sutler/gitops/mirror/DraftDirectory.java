package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A directory with changes in it, or below it.
final class DraftDirectory {

    private final Optional<ObjectId> id;
    private final Tree base;
    private final Map<String, DraftDirectory> directories = new TreeMap<>();
    private final Map<String, Optional<byte[]>> files = new TreeMap<>();

    /// @param id of what it was, if it was
    DraftDirectory(Optional<ObjectId> id, Tree base) {
        this.id = id;
        this.base = base;
    }

    Optional<ObjectId> id() {
        return id;
    }

    Tree base() {
        return base;
    }

    /// Those in which something was changed.
    Map<String, DraftDirectory> directories() {
        return directories;
    }

    /// Those that were written, or removed.
    Map<String, Optional<byte[]>> files() {
        return files;
    }

    /// Whether something of this name is there, and is no directory.
    boolean isFile(String name) throws IOException {
        if (files.containsKey(name)) {
            return files.get(name).isPresent();
        }
        return !directories.containsKey(name)
                && base.find(name).filter(entry -> !entry.isTree()).isPresent();
    }

    /// Whether a file of this name is there, or can be.
    boolean isWritable(String name) throws IOException {
        if (directories.containsKey(name)) {
            return directories.get(name).isEmpty();
        }
        return files.containsKey(name) || base.find(name).map(entry -> entry.isFile()).orElse(true);
    }

    /// Whether nothing is left in it.
    boolean isEmpty() throws IOException {
        int left = base.size();
        for (var file : files.entrySet()) {
            left -= base.find(file.getKey()).isPresent() ? 1 : 0;
            left += file.getValue().isPresent() ? 1 : 0;
        }
        for (var directory : directories.entrySet()) {
            left -= base.find(directory.getKey()).isPresent() ? 1 : 0;
            left += directory.getValue().isEmpty() ? 0 : 1;
        }
        return left == 0;
    }

    /// A directory in it as it stands; empty if there is none.
    Optional<DraftDirectory> peek(ObjectReader reader, Trees trees, String name)
            throws IOException {
        DraftDirectory known = directories.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Tree.Entry> entry = base.find(name).filter(Tree.Entry::isTree);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        ObjectId tree = entry.get().id();
        return Optional.of(new DraftDirectory(Optional.of(tree), trees.read(reader, tree)));
    }

    /// A directory in it, to be changed; made if there is none.
    DraftDirectory open(ObjectReader reader, Trees trees, String name) throws IOException {
        DraftDirectory open =
                peek(reader, trees, name)
                        .orElseGet(() -> new DraftDirectory(Optional.empty(), Tree.EMPTY));
        directories.putIfAbsent(name, open);
        files.remove(name);
        return open;
    }

    void write(String name, Optional<byte[]> content) {
        DraftDirectory emptied = directories.get(name);
        if (emptied == null || content.isPresent()) {
            directories.remove(name);
            files.put(name, content);
        }
    }

    /// The mode of a file that is written: what it was, if it was one.
    int mode(String name) throws IOException {
        return base.find(name)
                .filter(Tree.Entry::isFile)
                .map(Tree.Entry::mode)
                .orElse(FileMode.REGULAR_FILE.getBits());
    }
}
