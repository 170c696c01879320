package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;
import static dev.sutler.gitops.mirror.MirrorRig.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The directory of a mirror.
final class CacheTest {

    @TempDir Path folder;
    private MirrorRig rig;
    private TestRemote remote;

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
        remote = TestRemote.ofBroker(folder.resolve("remote.git"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void oneDirectoryHasOneMirror() {
        Mirror first = rig.open(remote, "a");

        assertThatThrownBy(() -> rig.open(remote, "a"))
                .isInstanceOf(MirrorException.class)
                .hasMessage(
                        "The directory "
                                + folder.resolve("a")
                                + " is in use by another process, or by another mirror of this"
                                + " one.");

        first.close();
        try (Mirror second = rig.open(remote, "a")) {
            assertThat(second.standing()).isNotNull();
        }
    }

    @Test
    void aCopyOfAnotherRemoteIsMadeAnew() {
        TestRemote other = TestRemote.ofBroker(folder.resolve("other.git"));
        String _ = other.commit(Map.of("instances/x/instance.yml", "x"));
        try (Mirror first = rig.open(remote, "a")) {
            until("it is known", () -> first.snapshot().isPresent());
        }

        Mirror second = rig.open(other, "a");

        until("the other is known", () -> second.snapshot().isPresent());
        assertThat(second.snapshot().orElseThrow().commit()).isEqualTo(other.tip().orElseThrow());
        assertThat(second.standing().rewrites()).isZero();
    }

    @Test
    void aCopyThatIsBrokenWhenItIsOpenedIsMadeAnew() throws IOException {
        try (Mirror first = rig.open(remote, "a")) {
            Submission _ = settle(first, Write.instance("one"));
        }
        destroyObjects();

        Mirror second = rig.open(remote, "a");

        assertThat(settle(second, Write.instance("two"))).isInstanceOf(Submission.Published.class);
        assertThat(remote.files()).hasSize(3);
        remote.check();
    }

    @Test
    void aCopyThatBreaksWhileItIsInUseIsMadeAnew() throws IOException {
        Mirror mirror = rig.open(remote, "a");
        Submission _ = settle(mirror, Write.instance("one"));
        String _ = remote.commit(Map.of("instances/one/status.yml", "x"));
        MirrorRig.untilReadable(mirror, "instances/one/status.yml");
        destroyObjects();

        until(
                "it is readable again",
                () -> {
                    mirror.hasten();
                    try {
                        return mirror.snapshot().orElseThrow().read("instances/one/status.yml")
                                instanceof Content.Bytes;
                    } catch (MirrorException broken) {
                        return false;
                    }
                });
        assertThat(settle(mirror, Write.instance("two"))).isInstanceOf(Submission.Published.class);
        assertThat(mirror.standing().rewrites()).isZero();
        remote.check();
    }

    @Test
    void whatAKilledProcessLeftIsInNobodysWay() throws IOException {
        try (Mirror first = rig.open(remote, "a")) {
            Submission _ = settle(first, Write.instance("one"));
        }
        Path git = folder.resolve("a/repository.git");
        Path _ = Files.createFile(git.resolve("refs/heads/main.lock"));
        Path _ = Files.createFile(git.resolve("packed-refs.lock"));
        Path _ = Files.createFile(git.resolve("objects/insert_1.pack"));

        Mirror second = rig.open(remote, "a");

        assertThat(settle(second, Write.instance("two"))).isInstanceOf(Submission.Published.class);
        assertThat(git.resolve("refs/heads/main.lock")).doesNotExist();
        assertThat(git.resolve("objects/insert_1.pack")).doesNotExist();
    }

    @Test
    void manyPacksBecomeOne() throws IOException {
        Mirror mirror = rig.open(remote, "a");
        for (int i = 0; i < 12; i++) {
            Submission _ = settle(mirror, Write.instance("i" + i));
        }
        mirror.close();
        Remote address = new Remote(remote.directory().toString(), "main");
        Cache cache = Cache.open(folder.resolve("a"), address);
        try {
            var packs = cache.repository().getObjectDatabase();
            assertThat(packs.getPacks()).hasSizeGreaterThan(10);

            new Tidying(cache).merge(packs.getPacks(), false);

            assertThat(packs.getPacks()).hasSize(1);
            new Tidying(cache).merge(packs.getPacks(), true);
            assertThat(packs.getPacks()).hasSize(1);
        } finally {
            cache.close();
        }
        Mirror again = rig.open(remote, "a");
        assertThat(again.snapshot().orElseThrow().directories("instances")).hasSize(12);
        assertThat(settle(again, Write.instance("one more")))
                .isInstanceOf(Submission.Published.class);
    }

    @Test
    void packsAreMergedUnderEverybodysHands() throws Exception {
        Mirror mirror = rig.open(remote, "a");
        until("it is known", () -> mirror.snapshot().isPresent());
        var done = new AtomicBoolean();
        try (var readers = Executors.newSingleThreadExecutor()) {
            var reading =
                    readers.submit(
                            () -> {
                                int seen = 0;
                                while (!done.get()) {
                                    Snapshot now = mirror.snapshot().orElseThrow();
                                    for (String id : now.directories("instances")) {
                                        assertThat(now.read("instances/" + id + "/instance.yml"))
                                                .isInstanceOf(Content.Bytes.class);
                                        seen++;
                                    }
                                }
                                return seen;
                            });
            for (int i = 0; i < 80; i++) {
                assertThat(settle(mirror, Write.instance("i" + i)))
                        .isInstanceOf(Submission.Published.class);
                mirror.hasten();
            }
            done.set(true);
            assertThat(reading.get()).isPositive();
        }
        assertThat(remote.files()).hasSize(81);
        until("packs are merged", () -> packsOnDisk() < 60);
    }

    private long packsOnDisk() {
        try (var packs = Files.list(folder.resolve("a/repository.git/objects/pack"))) {
            return packs.filter(file -> file.toString().endsWith(".pack")).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void destroyObjects() throws IOException {
        Path objects = folder.resolve("a/repository.git/objects");
        try (Stream<Path> files = Files.walk(objects)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
