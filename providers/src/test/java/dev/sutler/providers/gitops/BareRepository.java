package dev.sutler.providers.gitops;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A repository as its host has it, changed from the other side.
final class BareRepository implements AutoCloseable {

    private static final String BRANCH = "refs/heads/main";

    private final Path folder;
    private final Repository repository;

    private BareRepository(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /// One with a first commit, ready for a broker.
    static BareRepository create(Path folder) {
        try {
            Repository repository = new FileRepository(folder.toFile());
            repository.create(true);
            // Nobody tidies up behind a test's back.
            repository.getConfig().setBoolean("receive", null, "autogc", false);
            repository.getConfig().save();
            BareRepository bare = new BareRepository(folder, repository);
            bare.commit(Map.of("catalog.yml", Optional.of("services: []\n")));
            return bare;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path folder() {
        return folder;
    }

    /// The newest commit.
    String head() {
        try {
            ObjectId head = repository.resolve(BRANCH);
            return head == null ? "" : head.name();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// All files with their contents.
    Map<String, String> files() {
        try (TreeWalk walk = new TreeWalk(repository)) {
            Map<String, String> files = new TreeMap<>();
            walk.addTree(repository.resolve(BRANCH + "^{tree}"));
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(
                        walk.getPathString(),
                        new String(
                                repository.open(walk.getObjectId(0)).getBytes(),
                                StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Commits on top of what is there.
    ///
    /// @param changes contents by path; empty removes the file
    void commit(Map<String, Optional<String>> changes) {
        commit(changes, Instant.now());
    }

    /// @param authored when the commit claims to have been made first
    void commit(Map<String, Optional<String>> changes, Instant authored) {
        while (!tryCommit(changes, authored)) {
            // Somebody was faster: on top of that, then.
        }
    }

    /// Makes an older commit the newest.
    void reset(String commit) {
        try {
            RefUpdate update = repository.updateRef(BRANCH);
            update.setNewObjectId(ObjectId.fromString(commit));
            update.setForceUpdate(true);
            RefUpdate.Result _ = update.update();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean tryCommit(Map<String, Optional<String>> changes, Instant authored) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId head = repository.resolve(BRANCH);
            DirCache index = DirCache.newInCore();
            if (head != null) {
                DirCacheBuilder builder = index.builder();
                builder.addTree(
                        new byte[0],
                        DirCacheEntry.STAGE_0,
                        repository.newObjectReader(),
                        repository.resolve(BRANCH + "^{tree}"));
                builder.finish();
            }
            DirCacheEditor editor = index.editor();
            for (var change : changes.entrySet()) {
                editor.add(edit(change.getKey(), change.getValue(), inserter));
            }
            editor.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            if (head != null) {
                commit.setParentId(head);
            }
            PersonIdent pipeline = new PersonIdent("pipeline", "pipeline@example.org");
            commit.setAuthor(new PersonIdent(pipeline, authored));
            commit.setCommitter(pipeline);
            commit.setMessage("Pipeline");
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(BRANCH);
            update.setExpectedOldObjectId(head == null ? ObjectId.zeroId() : head);
            update.setNewObjectId(made);
            return switch (update.update()) {
                case NEW, FAST_FORWARD -> true;
                default -> false;
            };
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DirCacheEditor.PathEdit edit(
            String path, Optional<String> content, ObjectInserter inserter) throws IOException {
        if (content.isEmpty()) {
            return new DirCacheEditor.DeletePath(path);
        }
        ObjectId blob =
                inserter.insert(Constants.OBJ_BLOB, content.get().getBytes(StandardCharsets.UTF_8));
        return new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
            }
        };
    }

    @Override
    public void close() {
        repository.close();
    }
}
