package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What edits may want, and what becomes of those that want something else.
final class EditsTest {

    @TempDir Path folder;
    private MirrorRig rig;
    private TestRemote remote;
    private Mirror mirror;

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
        remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        mirror = rig.open(remote, "a");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private record Any(String key, Function<Snapshot, Changes> wish) implements Edit {
        @Override
        public String subject() {
            return "any " + key;
        }

        @Override
        public Changes changes(Snapshot now) {
            return wish.apply(now);
        }
    }

    private static Edit write(String key, String path, String text) {
        return new Any(
                key, now -> new Changes.Write(Map.of(path, Optional.of(text.getBytes(UTF_8)))));
    }

    private static Edit remove(String key, String path) {
        return new Any(key, now -> new Changes.Write(Map.of(path, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "instances/../x",
                "instances/./x",
                "instances//x",
                "instances/",
                ".git/config",
                "instances/.GIT/config",
                "instances/.git./config",
                "instances/git~1/config",
                "instances/a\\b",
                "instances/a\u0000b",
                "instances/a\nb",
                "catalog.yml/x"
            })
    void anUnsafePathIsRefusedAndTheOthersGoOn(String path) {
        Map<String, Submission> results =
                settle(mirror, List.of(write("bad", path, "x"), Write.instance("good")));

        assertThat(results.get("bad"))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("The path `"));
        assertThat(results.get("good")).isInstanceOf(Submission.Published.class);
        assertThat(remote.files()).containsOnlyKeys("catalog.yml", "instances/good/instance.yml");
    }

    @Test
    void anEditThatThrowsIsRefusedAndTheOthersGoOn() {
        Edit bad =
                new Any(
                        "bad",
                        now -> {
                            throw new IllegalStateException("a bug, with a secret");
                        });

        Map<String, Submission> results = settle(mirror, List.of(bad, Write.instance("good")));

        assertThat(results.get("bad"))
                .isEqualTo(
                        new Submission.Refused(
                                "The change could not be worked out (IllegalStateException); the"
                                        + " log says more."));
        assertThat(results.get("good")).isInstanceOf(Submission.Published.class);
    }

    @Test
    void anEditThatIsPartlyWrongWritesNothing() {
        Map<String, Optional<byte[]>> files = new HashMap<>();
        files.put("instances/a/instance.yml", Optional.of(new byte[] {1}));
        files.put("../b", Optional.of(new byte[] {1}));

        Submission result = settle(mirror, new Any("a", now -> new Changes.Write(files)));

        assertThat(result).isInstanceOf(Submission.Refused.class);
        assertThat(remote.files()).containsOnlyKeys("catalog.yml");
        assertThat(remote.log()).hasSize(1);
    }

    @Test
    void whatIsNoFileIsNotWrittenTo() {
        String _ =
                remote.commit(
                        Map.of(
                                "instances/link@", "/etc/passwd",
                                "instances/directory/x", "x",
                                "instances/file", "x"));
        MirrorRig.untilReadable(mirror, "instances/file");

        Map<String, Submission> results =
                settle(
                        mirror,
                        List.of(
                                write("link", "instances/link@", "x"),
                                write("below link", "instances/link@/x", "x"),
                                write("directory", "instances/directory", "x"),
                                write("below file", "instances/file/x", "x")));

        assertThat(results.values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Submission.Refused.class));
        assertThat(mirror.snapshot().orElseThrow().read("instances/link@"))
                .isEqualTo(new Content.Unusable("a symbolic link"));
        assertThat(mirror.snapshot().orElseThrow().read("instances/link@/x"))
                .isEqualTo(new Content.Absent());
        assertThat(mirror.snapshot().orElseThrow().read("instances/directory"))
                .isEqualTo(new Content.Unusable("a directory"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        String large = remote.commit(Map.of("instances/a/status.yml", "x".repeat((1 << 20) + 1)));

        assertThat(MirrorRig.untilAt(mirror, large).read("instances/a/status.yml"))
                .isEqualTo(new Content.Unusable("a file of more than 1 MiB"));
        assertThat(settle(mirror, write("large", "instances/b", "x".repeat((1 << 20) + 1))))
                .isInstanceOf(Submission.Refused.class);
    }

    @Test
    void anEditSeesWhatThoseBeforeItInTheSameBatchWant() {
        Function<Snapshot, Changes> next =
                now -> {
                    int count = now.directories("instances").size();
                    return new Changes.Write(
                            Map.of(
                                    "instances/i" + count + "/instance.yml",
                                    Optional.of("x".getBytes(UTF_8))));
                };
        List<Edit> edits = List.of(new Any("1", next), new Any("2", next), new Any("3", next));

        Map<String, Submission> results = settle(mirror, edits);

        assertThat(results.values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Submission.Published.class));
        assertThat(remote.files())
                .containsOnlyKeys(
                        "catalog.yml",
                        "instances/i0/instance.yml",
                        "instances/i1/instance.yml",
                        "instances/i2/instance.yml");
    }

    @Test
    void theLastFileTakesItsDirectoryAlong() {
        Submission _ = settle(mirror, Write.instance("a"));
        Submission _ = settle(mirror, Write.instance("b"));

        Submission _ = settle(mirror, remove("r", "instances/a/instance.yml"));
        assertThat(mirror.snapshot().orElseThrow().directories("instances")).containsExactly("b");

        Submission _ = settle(mirror, remove("r2", "instances/b/instance.yml"));
        assertThat(remote.files()).containsOnlyKeys("catalog.yml");
        assertThat(mirror.snapshot().orElseThrow().directories("")).isEmpty();
        remote.check();
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        Submission result = settle(mirror, remove("r", "instances/a/instance.yml"));

        assertThat(result).isEqualTo(new Submission.Published(remote.tip().orElseThrow()));
        assertThat(remote.log()).hasSize(1);
    }

    @Test
    void aFileTakesTheNameOfADirectoryThatWasEmptied() {
        Submission _ = settle(mirror, write("1", "instances/a/b/c", "x"));
        Map<String, Optional<byte[]>> files = new HashMap<>();
        files.put("instances/a/b/c", Optional.empty());
        Submission _ = settle(mirror, new Any("2", now -> new Changes.Write(files)));

        Submission result = settle(mirror, write("3", "instances/a", "x"));

        assertThat(result).isInstanceOf(Submission.Published.class);
        assertThat(remote.files()).containsOnlyKeys("catalog.yml", "instances/a");
        remote.check();
    }

    @Test
    void namesAreSortedAsGitSortsThem() {
        for (String path : List.of("a/x", "a.b", "a-b/x", "a0", "ab/x", "b", "a!/x")) {
            assertThat(settle(mirror, write(path, "instances/" + path, path)))
                    .isInstanceOf(Submission.Published.class);
        }

        assertThat(remote.files()).hasSize(8);
        for (String path : List.of("a/x", "a.b", "a-b/x", "a0", "ab/x", "b", "a!/x")) {
            assertThat(mirror.snapshot().orElseThrow().read("instances/" + path))
                    .isEqualTo(new Content.Bytes(path.getBytes(UTF_8)));
        }
        remote.check();
    }
}
