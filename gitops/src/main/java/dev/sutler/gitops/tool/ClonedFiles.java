package dev.sutler.gitops.tool;

import org.eclipse.jgit.dircache.Checkout;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CheckoutConflictException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/// The index and the work tree of a clone.
final class ClonedFiles {

    private final Repository clone;

    ClonedFiles(Repository clone) {
        this.clone = clone;
    }

    /// Has them go from one commit to another, with everything that is changed or staged in them
    /// kept.
    ///
    /// @param written paths that become what they are in the new commit, whatever they are now
    /// @return a file that is in the way, in which case nothing was changed
    Optional<String> move(Optional<ObjectId> from, ObjectId to, Collection<String> written)
            throws IOException {
        if (clone.isBare()) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(clone)) {
            ObjectId tree = walk.parseCommit(to).getTree().copy();
            DirCache index = clone.lockDirCache();
            try {
                if (from.isPresent()) {
                    stage(index, tree, written);
                    checkout(
                            new DirCacheCheckout(
                                    clone, walk.parseCommit(from.get()).getTree(), index, tree));
                } else {
                    checkout(new DirCacheCheckout(clone, index, tree));
                }
            } catch (CheckoutConflictException conflict) {
                return Optional.of(conflict.getConflictingFiles()[0]);
            } finally {
                index.unlock();
            }
        }
        write(written);
        return Optional.empty();
    }

    private static void checkout(DirCacheCheckout checkout) throws IOException {
        checkout.setFailOnConflict(true);
        boolean _ = checkout.checkout();
    }

    /* What is staged already is left alone by a checkout, whatever the work tree has there. */
    private void stage(DirCache index, ObjectId tree, Collection<String> written)
            throws IOException {
        DirCacheEditor editor = index.editor();
        for (String path : written) {
            try (TreeWalk found = TreeWalk.forPath(clone, path, tree)) {
                if (found != null) {
                    FileMode mode = found.getFileMode(0);
                    ObjectId blob = found.getObjectId(0);
                    editor.add(
                            new DirCacheEditor.PathEdit(path) {
                                @Override
                                public void apply(DirCacheEntry entry) {
                                    entry.setFileMode(mode);
                                    entry.setObjectId(blob);
                                    entry.setLength(0);
                                }
                            });
                }
            }
        }
        editor.finish();
    }

    private void write(Collection<String> written) throws IOException {
        DirCache index = clone.lockDirCache();
        Checkout checkout = new Checkout(clone);
        try (ObjectReader reader = clone.newObjectReader()) {
            for (String path : written) {
                DirCacheEntry entry = index.getEntry(path);
                if (entry != null) {
                    // Attributes such as line ends are not for these files, hence no metadata.
                    checkout.checkout(entry, null, reader, path);
                }
            }
            index.write();
            boolean _ = index.commit();
        } finally {
            index.unlock();
        }
    }
}
