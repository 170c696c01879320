package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Several that push at the same moment. Nothing of anybody is lost or doubled.
final class ContentionTest {

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

    private static List<Write> edits(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> Write.instance(prefix + i)).toList();
    }

    @Test
    void aPipelineThatPushesAllTheTimeLosesNothing() throws Exception {
        Mirror mirror = rig.open(remote, "a");
        try (var others = Executors.newSingleThreadExecutor()) {
            Future<?> pipeline =
                    others.submit(
                            () -> {
                                for (int i = 0; i < 40; i++) {
                                    String _ =
                                            remote.commit(
                                                    Map.of("instances/p" + i + "/status.yml", "x"));
                                    mirror.hasten();
                                }
                            });
            for (int part = 0; part < 10; part++) {
                assertThat(settle(mirror, edits("e" + part + "-", 20)).values())
                        .allSatisfy(
                                result ->
                                        assertThat(result)
                                                .isInstanceOf(Submission.Published.class));
            }
            pipeline.get();
        }

        assertThat(remote.files()).hasSize(1 + 40 + 200);
        assertThat(subjects()).hasSize(200).doesNotHaveDuplicates();
        remote.check();
    }

    /* What commits say that they do, each line of it. */
    private List<String> subjects() {
        return remote.log().stream()
                .map(commit -> commit.getFullMessage())
                .filter(message -> message.startsWith("OSB API"))
                .flatMap(
                        message ->
                                message.contains("\n\n")
                                        ? message.lines().filter(line -> line.startsWith("- "))
                                        : message.lines())
                .map(line -> line.replaceFirst("^- ", ""))
                .toList();
    }

    @Test
    void twoReplicasTakeTurns() throws Exception {
        Mirror one = rig.open(remote, "a");
        Mirror other = rig.open(remote, "b");
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Callable<Map<String, Submission>>> work =
                    List.of(
                            () -> settle(one, edits("a", 100)),
                            () -> settle(other, edits("b", 100)));
            for (Future<Map<String, Submission>> done : both.invokeAll(work)) {
                assertThat(done.get().values())
                        .allSatisfy(
                                result ->
                                        assertThat(result)
                                                .isInstanceOf(Submission.Published.class));
            }
        }

        assertThat(remote.files()).hasSize(201);
        assertThat(subjects()).hasSize(200).doesNotHaveDuplicates();
        remote.check();
    }

    @Test
    void replicasThatIgnoreTurnsDoNoHarm() throws Exception {
        Remote address = new Remote(remote.directory().toString(), "main");
        Mirror one = Mirror.open(options(address, "a"), new TestTurns().of("a"), rig.resources());
        Mirror other = Mirror.open(options(address, "b"), new TestTurns().of("b"), rig.resources());
        try (one;
                other;
                var both = Executors.newFixedThreadPool(2)) {
            // Both want the same.
            List<Write> edits = edits("e", 60);
            List<Callable<Map<String, Submission>>> work =
                    List.of(() -> settle(one, edits), () -> settle(other, edits));
            for (Future<Map<String, Submission>> done : both.invokeAll(work)) {
                assertThat(done.get()).hasSize(60);
            }
        }

        assertThat(remote.files()).hasSize(61);
        assertThat(subjects()).hasSize(60).doesNotHaveDuplicates();
        remote.check();
    }

    private MirrorOptions options(Remote address, String replica) {
        return new MirrorOptions(
                address, folder.resolve(replica), MirrorOptions.Author.DEFAULT, MirrorRig.QUICK);
    }
}
