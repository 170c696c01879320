package dev.sutler.app;

import dev.sutler.gitops.mirror.Mirror;
import dev.sutler.gitops.mirror.MirrorEvents;
import dev.sutler.gitops.mirror.MirrorException;
import dev.sutler.gitops.mirror.MirrorOptions;
import dev.sutler.gitops.mirror.MirrorResources;
import dev.sutler.gitops.mirror.Remote;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.gitops.mirror.Standing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A copy of a remote repository for as long as one command runs. Nothing is ever written to the
/// remote.
final class RepositoryCopy implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private final Path directory;
    private final Mirror mirror;
    private final Snapshot snapshot;

    private RepositoryCopy(Path directory, Mirror mirror, Snapshot snapshot) {
        this.directory = directory;
        this.mirror = mirror;
        this.snapshot = snapshot;
    }

    /// Fetches it.
    ///
    /// @throws StartFailure with what is in the way
    static RepositoryCopy of(Remote remote) {
        Path directory = temporary();
        Undo undo = new Undo(() -> delete(directory));
        try {
            CountDownLatch moved = new CountDownLatch(1);
            Mirror mirror =
                    Mirror.open(
                            new MirrorOptions(remote, directory.resolve("copy")),
                            (name, atMost) -> Optional.empty(),
                            resources(moved));
            undo.first(mirror);
            return new RepositoryCopy(directory, mirror, first(mirror, remote, moved));
        } catch (MirrorException unusable) {
            undo.close();
            throw new StartFailure(String.valueOf(unusable.getMessage()), unusable);
        } catch (RuntimeException | Error failed) {
            undo.close();
            throw failed;
        }
    }

    private static MirrorResources resources(CountDownLatch moved) {
        return new MirrorResources(
                Thread.ofPlatform().daemon().name("mirror-", 0).factory(),
                InstantSource.system(),
                System::nanoTime,
                new SecureRandom(),
                new MirrorEvents() {
                    @Override
                    public void moved(String commit) {
                        moved.countDown();
                    }
                });
    }

    /* The first attempt decides: somebody waits at the terminal. */
    private static Snapshot first(Mirror mirror, Remote remote, CountDownLatch moved) {
        while (true) {
            Standing standing = mirror.standing();
            Optional<Snapshot> snapshot = mirror.snapshot();
            if (snapshot.isPresent()) {
                return snapshot.get();
            }
            switch (standing.state()) {
                case STARTING, GOOD, FOREIGN -> await(moved);
                case UNREACHABLE, DENIED, HOST_KEY, NO_BRANCH, EMPTY ->
                        throw new StartFailure(
                                "The repository %s cannot be read: %s Where it asks who you are, clone it yourself and name the clone: --repository PATH"
                                        .formatted(remote.displayed(), standing.message()));
            }
        }
    }

    private static void await(CountDownLatch moved) {
        try {
            boolean _ = moved.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("It was interrupted.", interrupted);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("sutler-import-");
        } catch (IOException full) {
            throw new StartFailure(
                    "No folder can be made for a copy of the repository: " + full.getMessage(),
                    full);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    /// The repository as it was when it was fetched.
    Snapshot snapshot() {
        return snapshot;
    }

    /// A folder for whatever goes with it, as long as it is there.
    Path scratch() {
        return directory;
    }

    @Override
    public void close() {
        Undo undo = new Undo(() -> delete(directory));
        undo.first(mirror);
        undo.close();
    }
}
