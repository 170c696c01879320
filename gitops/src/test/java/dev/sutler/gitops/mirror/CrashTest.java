package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;
import static dev.sutler.gitops.mirror.MirrorRig.until;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A process that ends in the middle of publishing: what it has on disk at that moment is all that
/// the next one finds.
final class CrashTest {

    @TempDir Path folder;
    private MirrorRig rig;
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
    }

    @AfterEach
    void close() {
        over.countDown();
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(Steps.Step.class)
    void nothingIsDoubledOrLost(Steps.Step last) throws IOException {
        TestRemote remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        var armed = new AtomicBoolean();
        var dead = new AtomicBoolean();
        Mirror first =
                rig.open(
                        new Remote(remote.directory().toString(), "main"),
                        "a",
                        step -> {
                            if (armed.get() && step == last) {
                                dead.set(true);
                                forEver();
                            }
                        });
        Submission _ = settle(first, Write.instance("before"));
        armed.set(true);
        List<Write> edits = IntStream.range(0, 5).mapToObj(i -> Write.instance("e" + i)).toList();
        edits.forEach(
                edit -> {
                    Submission _ = first.submit(edit);
                });
        until("it is dead", dead::get);
        copy(folder.resolve("a"), folder.resolve("b"));
        rig.endTurns();

        Mirror second = rig.open(remote, "b");

        assertThat(settle(second, edits).values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Submission.Published.class));
        assertThat(remote.files()).hasSize(7);
        for (Write edit : edits) {
            assertThat(remote.log().stream().filter(it -> it.getFullMessage().contains(edit.key())))
                    .hasSize(1);
        }
        assertThat(second.standing().rewrites()).isZero();
        remote.check();
    }

    private void forEver() {
        try {
            over.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Path _ = Files.createDirectories(copy);
                } else {
                    Path _ = Files.copy(file, copy);
                }
            }
        }
    }
}
