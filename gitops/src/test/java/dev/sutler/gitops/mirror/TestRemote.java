package dev.sutler.gitops.mirror;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A bare repository, and what a pipeline does to it: it writes commits straight into it, each only
/// if the branch is where it was, as a push does.
final class TestRemote {

    static final String MAIN = "refs/heads/main";

    private static final Set<RefUpdate.Result> MOVED =
            EnumSet.of(
                    RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD, RefUpdate.Result.FORCED);

    private final Path directory;

    TestRemote(Path directory) {
        this.directory = directory;
        try (Repository made = new FileRepository(directory.toFile())) {
            made.create(true);
            // It would go on in the background when the test is over.
            made.getConfig().setBoolean("receive", null, "autogc", false);
            made.getConfig().save();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// With a first commit that makes it a broker's.
    static TestRemote ofBroker(Path directory) {
        var remote = new TestRemote(directory);
        String _ = remote.commit(Map.of("catalog.yml", "services: []\n"));
        return remote;
    }

    Path directory() {
        return directory;
    }

    Repository open() {
        try {
            return new FileRepository(directory.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What is done with the repository.
    interface Work<T> {
        T on(Repository repository) throws IOException;
    }

    <T> T with(Work<T> work) {
        try (Repository repository = open()) {
            return work.on(repository);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Optional<String> tip() {
        return with(it -> Optional.ofNullable(it.exactRef(MAIN)).map(Ref::getObjectId))
                .map(ObjectId::name);
    }

    /// Writes files on the branch, again and again until nobody was faster. An empty text removes.
    String commit(Map<String, String> files) {
        while (true) {
            Optional<String> tip = tip();
            String made = make(tip.map(List::of).orElse(List.of()), files, Instant.now());
            if (move(tip, made)) {
                return made;
            }
        }
    }

    /// Makes a commit that nothing points to.
    String make(List<String> parents, Map<String, String> files, Instant authored) {
        return make(parents, files, authored, authored);
    }

    String make(
            List<String> parents, Map<String, String> files, Instant authored, Instant committed) {
        return with(
                it -> {
                    Map<String, DirCacheEntry> entries = new LinkedHashMap<>();
                    if (!parents.isEmpty()) {
                        read(it, ObjectId.fromString(parents.getFirst()))
                                .forEach(entry -> entries.put(entry.getPathString(), entry));
                    }
                    try (ObjectInserter inserter = it.newObjectInserter()) {
                        for (var file : files.entrySet()) {
                            if (file.getValue().isEmpty()) {
                                entries.remove(file.getKey());
                            } else {
                                entries.put(file.getKey(), entry(inserter, file));
                            }
                        }
                        DirCacheBuilder builder = DirCache.newInCore().builder();
                        entries.values().forEach(builder::add);
                        builder.finish();
                        var commit = new CommitBuilder();
                        commit.setTreeId(builder.getDirCache().writeTree(inserter));
                        commit.setParentIds(parents.stream().map(ObjectId::fromString).toList());
                        commit.setAuthor(who(authored));
                        commit.setCommitter(who(committed));
                        commit.setMessage("pipeline\n");
                        ObjectId id = inserter.insert(commit);
                        inserter.flush();
                        return id.name();
                    }
                });
    }

    private static PersonIdent who(Instant at) {
        return new PersonIdent("pipeline", "pipeline@example.org", at, ZoneOffset.UTC);
    }

    /* A path that ends with `@` is a symbolic link. */
    private static DirCacheEntry entry(ObjectInserter inserter, Map.Entry<String, String> file)
            throws IOException {
        boolean link = file.getKey().endsWith("@");
        var entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(link ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
        entry.setObjectId(
                inserter.insert(
                        org.eclipse.jgit.lib.Constants.OBJ_BLOB,
                        file.getValue().getBytes(StandardCharsets.UTF_8)));
        return entry;
    }

    private static List<DirCacheEntry> read(Repository repository, ObjectId commit)
            throws IOException {
        List<DirCacheEntry> entries = new ArrayList<>();
        try (var walk = new RevWalk(repository);
                var files = new TreeWalk(repository)) {
            files.addTree(walk.parseCommit(commit).getTree());
            files.setRecursive(true);
            while (files.next()) {
                var entry = new DirCacheEntry(files.getPathString());
                entry.setFileMode(files.getFileMode());
                entry.setObjectId(files.getObjectId(0));
                entries.add(entry);
            }
        }
        return entries;
    }

    /// Puts the branch somewhere, if it is where it is thought to be.
    boolean move(Optional<String> from, String to) {
        return with(
                it -> {
                    RefUpdate update = it.updateRef(MAIN);
                    update.setExpectedOldObjectId(
                            from.map(ObjectId::fromString).orElse(ObjectId.zeroId()));
                    update.setNewObjectId(ObjectId.fromString(to));
                    update.setForceUpdate(true);
                    return MOVED.contains(update.update());
                });
    }

    /// All files of the newest commit.
    Map<String, String> files() {
        return with(
                it -> {
                    Map<String, String> files = new LinkedHashMap<>();
                    for (DirCacheEntry entry : read(it, ObjectId.fromString(tip().orElseThrow()))) {
                        files.put(
                                entry.getPathString(),
                                new String(
                                        it.open(entry.getObjectId()).getBytes(),
                                        StandardCharsets.UTF_8));
                    }
                    return files;
                });
    }

    /// All commits, the newest first.
    List<RevCommit> log() {
        return with(
                it -> {
                    try (var walk = new RevWalk(it)) {
                        walk.markStart(walk.parseCommit(ObjectId.fromString(tip().orElseThrow())));
                        List<RevCommit> commits = new ArrayList<>();
                        walk.forEach(commits::add);
                        return commits;
                    }
                });
    }

    /// Fails unless each object that can be reached is there and is what its name says.
    void check() {
        Object _ =
                with(
                        it -> {
                            try (var walk = new ObjectWalk(it)) {
                                walk.markStart(
                                        walk.parseCommit(ObjectId.fromString(tip().orElseThrow())));
                                walk.checkConnectivity();
                                return true;
                            }
                        });
    }
}
