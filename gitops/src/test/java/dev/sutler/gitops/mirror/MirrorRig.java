package dev.sutler.gitops.mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Opens mirrors for a test, and waits for what becomes of them.
final class MirrorRig implements AutoCloseable {

    static final MirrorOptions.Pace QUICK =
            new MirrorOptions.Pace(
                    Duration.ofSeconds(20),
                    Duration.ofMillis(200),
                    Duration.ofMillis(600),
                    Duration.ofSeconds(20));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private TestTurns turns = new TestTurns();
    private final List<Mirror> mirrors = new ArrayList<>();
    final List<Standing.Rewrite> rewrites = new ArrayList<>();

    MirrorRig(Path folder) {
        this.folder = folder;
    }

    Mirror open(TestRemote remote, String replica) {
        return open(new Remote(remote.directory().toString(), "main"), replica, Steps.UNWATCHED);
    }

    Mirror open(Remote remote, String replica, Steps steps) {
        Mirror mirror =
                Mirror.open(
                        new MirrorOptions(
                                remote,
                                folder.resolve(replica),
                                MirrorOptions.Author.DEFAULT,
                                QUICK),
                        turns.of(replica),
                        resources(),
                        steps);
        mirrors.add(mirror);
        return mirror;
    }

    /// Lets everybody have a turn again, as if the time of who has it were over.
    void endTurns() {
        turns = new TestTurns();
    }

    MirrorResources resources() {
        return new MirrorResources(
                Thread.ofPlatform().daemon().name("mirror-", 0).factory(),
                InstantSource.system(),
                System::nanoTime,
                new Random(),
                new MirrorEvents() {
                    @Override
                    public void rewritten(Standing.Rewrite rewrite) {
                        synchronized (rewrites) {
                            rewrites.add(rewrite);
                        }
                    }
                });
    }

    /// Waits until something is so.
    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("It did not happen: " + what);
                }
                boolean _ = new CountDownLatch(1).await(3, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /// Waits until a file is there to be read.
    static void untilReadable(Mirror mirror, String path) {
        mirror.hasten();
        until(
                path + " is readable",
                () ->
                        mirror.snapshot().map(now -> now.read(path)).orElse(new Content.Absent())
                                instanceof Content.Bytes);
    }

    /// Waits until a commit is the newest known.
    static Snapshot untilAt(Mirror mirror, String commit) {
        mirror.hasten();
        until(
                commit + " is known",
                () -> mirror.snapshot().map(Snapshot::commit).orElse("").equals(commit));
        return mirror.snapshot().orElseThrow();
    }

    /// Submits an edit until it is settled.
    static Submission settle(Mirror mirror, Edit edit) {
        Map<String, Submission> results = settle(mirror, List.of(edit));
        return results.values().iterator().next();
    }

    /// Submits edits until all are settled.
    static Map<String, Submission> settle(Mirror mirror, List<? extends Edit> edits) {
        Map<String, Submission> results = new ConcurrentHashMap<>();
        until(
                edits.size() + " edits are settled",
                () -> {
                    for (Edit edit : edits) {
                        if (!results.containsKey(edit.key())) {
                            Submission now = mirror.submit(edit);
                            if (!(now instanceof Submission.Waiting)) {
                                results.put(edit.key(), now);
                            }
                        }
                    }
                    return results.size() == edits.size();
                });
        return results;
    }

    @Override
    public void close() {
        mirrors.forEach(Mirror::close);
    }
}
