package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The next commit while it is being put together: a commit, and files over it.
///
/// Only directories that a changed file stands in are ever looked at, or made anew.
final class Draft {

    /// From this many bytes on, a directory is sent as what changed in it.
    private static final int WORTH_A_DELTA = 2048;

    private final ObjectReader reader;
    private final Trees trees;
    private final DraftDirectory root;
    private final Set<String> touched = new LinkedHashSet<>();

    Draft(ObjectReader reader, Trees trees, ObjectId tree) throws IOException {
        this.reader = reader;
        this.trees = trees;
        this.root = new DraftDirectory(Optional.of(tree), trees.read(reader, tree));
    }

    boolean isEmpty() {
        return touched.isEmpty();
    }

    /// The paths that were written or removed.
    Set<String> touched() {
        return touched;
    }

    DraftDirectory root() {
        return root;
    }

    /// Applies all of it or nothing.
    ///
    /// @return why nothing, in words that complete "the path …"
    Optional<String> apply(Map<String, Optional<byte[]>> files) throws IOException {
        for (var file : files.entrySet()) {
            String path = file.getKey();
            Optional<String> problem = Paths.problem(path);
            if (problem.isEmpty() && size(file.getValue()) > Snapshot.LARGEST_FILE) {
                problem = Optional.of("would be a file of more than 1 MiB");
            }
            if (problem.isEmpty()) {
                problem = obstacle(Paths.names(path));
            }
            if (problem.isPresent()) {
                return Optional.of("The path `" + path + "` " + problem.get() + ".");
            }
        }
        Optional<String> clash = clash(files.keySet());
        if (clash.isPresent()) {
            return clash;
        }
        for (var file : files.entrySet()) {
            write(Paths.names(file.getKey()), file.getValue());
            touched.add(file.getKey());
        }
        return Optional.empty();
    }

    private static int size(Optional<byte[]> content) {
        return content.map(bytes -> bytes.length).orElse(0);
    }

    /* One edit that wants a file and something below it has no answer, whatever stands there now. */
    private static Optional<String> clash(Set<String> paths) {
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (paths.contains(path.substring(0, slash))) {
                    return Optional.of("The path `" + path + "` leads through another.");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> obstacle(List<String> names) throws IOException {
        DraftDirectory directory = root;
        for (String name : names.subList(0, names.size() - 1)) {
            if (directory.isFile(name)) {
                return Optional.of("leads through `" + name + "`, which is no directory");
            }
            Optional<DraftDirectory> next = directory.peek(reader, trees, name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            directory = next.get();
        }
        String last = names.getLast();
        return directory.isWritable(last)
                ? Optional.empty()
                : Optional.of("is no file there, but a directory, a link or the like");
    }

    private void write(List<String> names, Optional<byte[]> content) throws IOException {
        DraftDirectory directory = root;
        for (String name : names.subList(0, names.size() - 1)) {
            directory = directory.open(reader, trees, name);
        }
        directory.write(names.getLast(), content);
    }

    /// Makes the objects of all that changed.
    ///
    /// @return the new root
    ObjectId build(NewObjects objects) throws IOException {
        Optional<ObjectId> id = build(root, objects);
        return id.isPresent() ? id.get() : objects.tree(new byte[0], Optional.empty());
    }

    /* A directory with nothing in it does not exist. */
    private Optional<ObjectId> build(DraftDirectory directory, NewObjects objects)
            throws IOException {
        var change = new TreeChange(directory.base());
        for (var child : directory.directories().entrySet()) {
            Optional<ObjectId> id = build(child.getValue(), objects);
            if (id.isPresent()) {
                change.put(new Tree.Entry(child.getKey(), FileMode.TREE.getBits(), id.get()));
            } else {
                change.remove(child.getKey());
            }
        }
        for (var file : directory.files().entrySet()) {
            if (file.getValue().isPresent()) {
                ObjectId id = objects.blob(file.getValue().get());
                change.put(new Tree.Entry(file.getKey(), directory.mode(file.getKey()), id));
            } else {
                change.remove(file.getKey());
            }
        }
        Tree tree = change.tree();
        if (tree.size() == 0) {
            return Optional.empty();
        }
        boolean small = tree.raw().length < WORTH_A_DELTA;
        ObjectId id =
                objects.tree(
                        tree.raw(),
                        directory
                                .id()
                                .filter(base -> !small)
                                .map(
                                        base ->
                                                new NewObjects.Delta(
                                                        base, change.delta(tree.raw().length))));
        trees.keep(id, tree);
        return Optional.of(id);
    }
}
