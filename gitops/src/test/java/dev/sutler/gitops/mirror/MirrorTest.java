package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A mirror of a repository on the same disk, when all goes well.
final class MirrorTest {

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
    void anEditIsPublishedInACommitOfItsOwn() {
        Mirror mirror = rig.open(remote, "a");

        Submission result = settle(mirror, Write.instance("one"));

        assertThat(result).isEqualTo(new Submission.Published(remote.tip().orElseThrow()));
        assertThat(remote.files())
                .containsEntry("instances/one/instance.yml", "instance: one\n")
                .containsEntry("catalog.yml", "services: []\n");
        assertThat(remote.log()).hasSize(2);
        assertThat(remote.log().getFirst().getFullMessage())
                .isEqualTo("OSB API: Created Service instance one\n");
        assertThat(remote.log().getFirst().getAuthorIdent().toExternalString())
                .startsWith("OSB API <unipipe@meshcloud.io>");
        remote.check();
    }

    @Test
    void manyEditsShareFewCommits() {
        Mirror mirror = rig.open(remote, "a");
        List<Write> edits = IntStream.range(0, 300).mapToObj(i -> Write.instance("i" + i)).toList();

        Map<String, Submission> results = settle(mirror, edits);

        assertThat(results.values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Submission.Published.class));
        assertThat(remote.files()).hasSize(301);
        assertThat(remote.log()).hasSizeLessThan(100);
        assertThat(remote.log())
                .anySatisfy(
                        commit ->
                                assertThat(commit.getFullMessage())
                                        .containsPattern(
                                                "^OSB API: Created Service instance i\\d+ and \\d+ more\n\n- "));
        remote.check();
    }

    @Test
    void whatStandsThereAlreadyIsNotWrittenAgain() {
        Mirror mirror = rig.open(remote, "a");
        Submission first = settle(mirror, Write.instance("one"));

        assertThat(settle(mirror, Write.instance("one"))).isEqualTo(first);

        assertThat(remote.log()).hasSize(2);
    }

    @Test
    void whatThePipelineWroteIsSeen() {
        Mirror mirror = rig.open(remote, "a");
        Submission _ = settle(mirror, Write.instance("one"));

        String commit = remote.commit(Map.of("instances/one/status.yml", "status: succeeded\n"));

        Snapshot now = MirrorRig.untilAt(mirror, commit);
        assertThat(now.read("instances/one/status.yml"))
                .isEqualTo(
                        new Content.Bytes("status: succeeded\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(now.directories("instances")).containsExactly("one");
        assertThat(now.directories("")).containsExactly("instances");
        assertThat(mirror.standing().good()).isTrue();
    }
}
