package dev.sutler.gitops.tool;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes commits that nothing points to yet: neither the index nor the work tree sees them.
final class Commits {

    private final Repository clone;
    private final CloneOptions.Author author;
    private final InstantSource clock;

    Commits(Repository clone, CloneOptions.Author author, InstantSource clock) {
        this.clone = clone;
        this.author = author;
        this.clock = clock;
    }

    /// A commit with some files changed; the parent itself where that changes nothing.
    ///
    /// @param parent empty for a first commit
    Optional<ObjectId> write(Optional<ObjectId> parent, Edit.Wish wish) throws IOException {
        try (ObjectInserter inserter = clone.newObjectInserter();
                ObjectReader reader = inserter.newReader();
                var walk = new RevWalk(reader)) {
            DirCache index = DirCache.newInCore();
            Optional<RevCommit> before = Optional.empty();
            if (parent.isPresent()) {
                before = Optional.of(walk.parseCommit(parent.get()));
                index = DirCache.read(reader, before.get().getTree());
            }
            change(index, inserter, wish.files());
            ObjectId tree = index.writeTree(inserter);
            if (before.isPresent() ? before.get().getTree().equals(tree) : wish.files().isEmpty()) {
                return parent;
            }
            var commit = new CommitBuilder();
            commit.setTreeId(tree);
            parent.ifPresent(commit::setParentId);
            commit.setAuthor(us());
            commit.setCommitter(us());
            commit.setMessage(wish.message());
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            return Optional.of(made);
        }
    }

    private static void change(
            DirCache index, ObjectInserter inserter, Map<String, Optional<byte[]>> files)
            throws IOException {
        DirCacheEditor editor = index.editor();
        for (var file : files.entrySet()) {
            if (file.getValue().isEmpty()) {
                editor.add(new DirCacheEditor.DeletePath(file.getKey()));
                continue;
            }
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue().get());
            editor.add(
                    new DirCacheEditor.PathEdit(file.getKey()) {
                        @Override
                        public void apply(DirCacheEntry entry) {
                            if (entry.getRawMode() == 0) {
                                entry.setFileMode(FileMode.REGULAR_FILE);
                            }
                            entry.setObjectId(blob);
                        }
                    });
        }
        editor.finish();
    }

    /// A commit like another one, with another parent and tree.
    ObjectId copy(RevCommit original, ObjectId parent, ObjectId tree) throws IOException {
        try (ObjectInserter inserter = clone.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentIds(List.of(parent));
            commit.setAuthor(original.getAuthorIdent());
            commit.setCommitter(us());
            commit.setEncoding(original.getEncoding());
            commit.setMessage(original.getFullMessage());
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            return made;
        }
    }

    private PersonIdent us() {
        return new PersonIdent(author.name(), author.email(), clock.instant(), ZoneOffset.UTC);
    }
}
