package dev.sutler.gitops.mirror;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/// A bare repository with what was fetched and what was published. Nothing in it counts: when it is
/// broken, or belongs to another remote, it is removed and fetched again.
final class Cache {

    private static final Logger LOG = LoggerFactory.getLogger(Cache.class);

    private static final String GIT = "repository.git";

    private final Path directory;
    private final String remote;
    private final String branch;
    private final DirectoryLock lock;
    private final Trees trees = new Trees();
    private volatile FileRepository repository;
    private volatile boolean broken;

    /// What is done with a reader.
    interface Reading<T> {
        T with(ObjectReader reader) throws IOException;
    }

    private Cache(Path directory, Remote remote, DirectoryLock lock) throws IOException {
        this.directory = directory;
        this.remote = remote.displayed();
        this.branch = "refs/heads/" + remote.branch();
        this.lock = lock;
        sweep();
        this.repository = openOrMake();
    }

    /// @throws MirrorException if the directory cannot be used, or is in use
    static Cache open(Path directory, Remote remote) {
        var lock = DirectoryLock.take(directory);
        try {
            return new Cache(directory, remote, lock);
        } catch (IOException failed) {
            lock.release();
            throw new MirrorException(
                    "The directory " + directory + " cannot be used: " + failed.getMessage(),
                    failed);
        }
    }

    /* What a process that was killed has left. Nobody else is here: we have the lock. */
    private void sweep() throws IOException {
        if (!Files.exists(directory.resolve(GIT))) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory.resolve(GIT))) {
            for (Path file : files.filter(Cache::isLeftOver).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isLeftOver(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".lock")
                || name.endsWith(".keep")
                || name.startsWith("insert_")
                || name.startsWith("incoming_");
    }

    private FileRepository openOrMake() throws IOException {
        Path owner = directory.resolve("remote");
        Path git = directory.resolve(GIT);
        if (Files.exists(owner) && Files.readString(owner).equals(remote) && Files.exists(git)) {
            try {
                return usable(new FileRepository(git.toFile()));
            } catch (IOException | RuntimeException damaged) {
                LOG.warn("The copy of {} in {} is broken, and is made anew", remote, directory);
            }
        }
        FileUtils.delete(git.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
        var made = new FileRepository(git.toFile());
        made.create(true);
        StoredConfig config = made.getConfig();
        // Tidied by Tidying alone.
        config.setInt("gc", null, "auto", 0);
        config.setBoolean("core", null, "logAllRefUpdates", false);
        // Whatever the one who runs the process has configured for himself.
        config.setBoolean("http", null, "sslVerify", true);
        config.save();
        Files.writeString(owner, remote);
        return made;
    }

    /* Looks at the root alone: what else is missing shows when it is read. */
    private FileRepository usable(FileRepository opened) throws IOException {
        boolean good = false;
        try (ObjectReader reader = opened.newObjectReader()) {
            Ref ref = opened.exactRef(branch);
            if (ref != null && ref.getObjectId() != null) {
                trees.read(reader, new Commits(trees).get(reader, ref.getObjectId()).tree());
            }
            good = true;
            return opened;
        } finally {
            if (!good) {
                opened.close();
            }
        }
    }

    /// Removes all and begins again.
    void remake() throws IOException {
        LOG.warn("The copy of {} in {} is broken, and is made anew", remote, directory);
        repository.close();
        Files.deleteIfExists(directory.resolve("remote"));
        repository = openOrMake();
        broken = false;
    }

    /// Whether something was missing in it.
    boolean isBroken() {
        return broken;
    }

    void setBroken() {
        broken = true;
    }

    Path directory() {
        return directory;
    }

    FileRepository repository() {
        return repository;
    }

    /// The branch's full name, here and there.
    String branch() {
        return branch;
    }

    Trees trees() {
        return trees;
    }

    /// @throws MirrorException if something is missing
    <T> T reading(Reading<T> reading) {
        try (ObjectReader reader = repository.newObjectReader()) {
            return reading.with(reader);
        } catch (IOException missing) {
            broken = true;
            throw new MirrorException(
                    "The copy of " + remote + " is broken, and will be made anew", missing);
        }
    }

    /// The newest commit that the remote is known to have had.
    Optional<ObjectId> tip() throws IOException {
        return Optional.ofNullable(repository.exactRef(branch)).map(Ref::getObjectId);
    }

    /// Says what the remote has.
    void moveTip(ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(branch);
        update.setNewObjectId(commit);
        update.disableRefLog();
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            case NOT_ATTEMPTED,
                    LOCK_FAILURE,
                    REJECTED,
                    REJECTED_CURRENT_BRANCH,
                    IO_FAILURE,
                    RENAMED,
                    REJECTED_MISSING_OBJECT,
                    REJECTED_OTHER_REASON ->
                    throw new IOException("The branch here cannot be moved: " + result);
        }
    }

    /// Puts objects on disk, in a pack of their own. They are not compressed: for the directory of
    /// 20,000 instances that would take longer than all the rest, for a file that is tidied away
    /// soon.
    void store(NewObjects objects) throws IOException {
        try (PackInserter inserter = repository.getObjectDatabase().newPackInserter()) {
            inserter.checkExisting(false);
            inserter.setCompressionLevel(Deflater.NO_COMPRESSION);
            objects.store(inserter);
        }
    }

    void close() {
        repository.close();
        lock.release();
    }
}
