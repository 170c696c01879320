package dev.sutler.gitops.mirror;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The large trees that were looked at last; small ones are read when they are needed.
final class Trees {

    /// From this many bytes on, a tree is worth being kept.
    private static final int LARGE = 16 * 1024;

    /// The most that is kept, in bytes.
    private static final long ROOM = 32L << 20;

    private final Map<ObjectId, Tree> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    Tree read(ObjectReader reader, ObjectId id) throws IOException {
        synchronized (this) {
            Tree known = kept.get(id);
            if (known != null) {
                return known;
            }
        }
        Tree tree = Tree.of(reader.open(id, Constants.OBJ_TREE).getCachedBytes(Integer.MAX_VALUE));
        keep(id, tree);
        return tree;
    }

    /// What a path leads to from a tree. Nothing is followed but directories.
    Optional<Tree.Entry> find(ObjectReader reader, Tree from, List<String> names)
            throws IOException {
        Tree tree = from;
        for (String name : names.subList(0, names.size() - 1)) {
            Optional<Tree.Entry> entry = tree.find(name).filter(Tree.Entry::isTree);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            tree = read(reader, entry.get().id());
        }
        return tree.find(names.getLast());
    }

    /// Keeps a tree that was just made.
    synchronized void keep(ObjectId id, Tree tree) {
        if (tree.raw().length < LARGE || kept.putIfAbsent(id, tree) != null) {
            return;
        }
        size += tree.raw().length;
        var eldest = kept.entrySet().iterator();
        while (size > ROOM && kept.size() > 2) {
            size -= eldest.next().getValue().raw().length;
            eldest.remove();
        }
    }
}
