package dev.sutler.gitops.tool;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The bare repository that all go to, and what the broker and others do there: each commit goes
/// straight in, if the branch is where it was, as a push does.
final class SharedRepository {

    static final String MAIN = "refs/heads/main";

    /// A file that goes.
    static final String GONE = "\0gone";

    private final Path directory;

    SharedRepository(Path directory) {
        this.directory = directory;
        try (Git _ =
                Git.init()
                        .setBare(true)
                        .setInitialBranch("main")
                        .setDirectory(directory.toFile())
                        .call()) {
            // It is made, and that is all.
        } catch (GitAPIException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Path directory() {
        return directory;
    }

    /// A work tree with the branch checked out.
    Path cloned(Path target) {
        try (Git _ =
                Git.cloneRepository()
                        .setURI(directory.toUri().toString())
                        .setDirectory(target.toFile())
                        .setBranch("main")
                        .call()) {
            return target;
        } catch (GitAPIException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// What is done with a repository.
    interface Work<T> {
        T on(Repository repository) throws IOException;
    }

    static <T> T with(Path directory, Work<T> work) {
        try (Git git = Git.open(directory.toFile())) {
            return work.on(git.getRepository());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Commits files, again and again until nobody was faster.
    String commit(Map<String, String> files) {
        return commit(files, Instant.now());
    }

    String commit(Map<String, String> files, Instant when) {
        return with(
                directory,
                repository -> {
                    while (true) {
                        Optional<ObjectId> tip = tip(repository);
                        ObjectId made = make(repository, tip, files, when);
                        RefUpdate update = repository.updateRef(MAIN);
                        update.setExpectedOldObjectId(tip.orElse(ObjectId.zeroId()));
                        update.setNewObjectId(made);
                        RefUpdate.Result result = update.update();
                        if (result == RefUpdate.Result.NEW
                                || result == RefUpdate.Result.FAST_FORWARD) {
                            return made.name();
                        }
                    }
                });
    }

    private static Optional<ObjectId> tip(Repository repository) throws IOException {
        return Optional.ofNullable(repository.exactRef(MAIN)).map(Ref::getObjectId);
    }

    /* A path that ends with `@` is a symbolic link, one with `^` a submodule. */
    private static ObjectId make(
            Repository repository,
            Optional<ObjectId> parent,
            Map<String, String> files,
            Instant when)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                var walk = new RevWalk(repository)) {
            DirCache index =
                    parent.isPresent()
                            ? DirCache.read(
                                    repository.newObjectReader(),
                                    walk.parseCommit(parent.get()).getTree())
                            : DirCache.newInCore();
            DirCacheEditor editor = index.editor();
            for (var file : files.entrySet()) {
                if (file.getValue().equals(GONE)) {
                    editor.add(new DirCacheEditor.DeletePath(file.getKey()));
                } else {
                    editor.add(entry(inserter, file.getKey(), file.getValue()));
                }
            }
            editor.finish();
            var commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            parent.ifPresent(commit::setParentId);
            var who = new PersonIdent("OSB API", "osb@example.org", when, ZoneOffset.UTC);
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage("OSB API: something\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private static DirCacheEditor.PathEdit entry(ObjectInserter inserter, String path, String text)
            throws IOException {
        ObjectId blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
        FileMode mode =
                path.endsWith("@")
                        ? FileMode.SYMLINK
                        : path.endsWith("^") ? FileMode.GITLINK : FileMode.REGULAR_FILE;
        String name = path.replaceFirst("[@^]$", "");
        return new DirCacheEditor.PathEdit(name) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(mode);
                entry.setObjectId(blob);
            }
        };
    }

    /// All files of the newest commit.
    Map<String, String> files() {
        return with(
                directory,
                repository -> {
                    Map<String, String> files = new TreeMap<>();
                    try (var walk = new RevWalk(repository);
                            var tree = new TreeWalk(repository)) {
                        tree.addTree(walk.parseCommit(tip(repository).orElseThrow()).getTree());
                        tree.setRecursive(true);
                        while (tree.next()) {
                            files.put(
                                    tree.getPathString(),
                                    new String(
                                            repository.open(tree.getObjectId(0)).getBytes(),
                                            StandardCharsets.UTF_8));
                        }
                    }
                    return files;
                });
    }

    String file(String path) {
        return files().getOrDefault(path, "");
    }

    String tip() {
        return with(directory, repository -> tip(repository).orElseThrow().name());
    }
}
