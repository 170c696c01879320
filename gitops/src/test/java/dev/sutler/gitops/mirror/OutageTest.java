package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;
import static dev.sutler.gitops.mirror.MirrorRig.until;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remotes that are not as they should be.
final class OutageTest {

    @TempDir Path folder;
    private MirrorRig rig;

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static void becomes(Mirror mirror, Standing.State state) {
        until("it is " + state, () -> mirror.standing().state() == state);
    }

    @Test
    void aRemoteThatIsOffDelaysEditsAndNothingElse() throws IOException {
        TestRemote remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        Mirror mirror = rig.open(remote, "a");
        becomes(mirror, Standing.State.GOOD);
        Path away = folder.resolve("away.git");
        Path _ = Files.move(remote.directory(), away);

        Write edit = Write.instance("one");
        assertThat(mirror.submit(edit)).isInstanceOf(Submission.Waiting.class);
        becomes(mirror, Standing.State.UNREACHABLE);
        assertThat(mirror.standing().message())
                .isEqualTo(
                        "The remote "
                                + remote.directory()
                                + "#main has no repository there, or does not show it to us.");
        assertThat(mirror.standing().reached()).isPresent();
        assertThat(mirror.snapshot()).isPresent();
        assertThat(mirror.submit(edit)).isInstanceOf(Submission.Waiting.class);

        Path _ = Files.move(away, remote.directory());
        assertThat(settle(mirror, edit)).isInstanceOf(Submission.Published.class);
        assertThat(remote.log()).hasSize(2);
        becomes(mirror, Standing.State.GOOD);
    }

    @Test
    void aRemoteThatIsOffWhenItStartsIsReadFromTheCopy() throws IOException {
        TestRemote remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        try (Mirror before = rig.open(remote, "a")) {
            Submission _ = settle(before, Write.instance("one"));
        }
        Path _ = Files.move(remote.directory(), folder.resolve("away.git"));

        Mirror mirror = rig.open(remote, "a");

        assertThat(mirror.snapshot().orElseThrow().directories("instances")).containsExactly("one");
    }

    @Test
    void aRemoteThatDeclinesPushesIsAskedAgain() throws IOException {
        TestRemote remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        Mirror mirror = rig.open(remote, "a");
        becomes(mirror, Standing.State.GOOD);
        Path lock = Files.createFile(remote.directory().resolve("refs/heads/main.lock"));

        assertThat(mirror.submit(Write.instance("one"))).isInstanceOf(Submission.Waiting.class);
        becomes(mirror, Standing.State.DENIED);
        assertThat(mirror.standing().message())
                .startsWith("The remote " + remote.directory() + "#main does not accept a push: ");
        mirror.hasten();

        Files.delete(lock);
        assertThat(settle(mirror, Write.instance("one"))).isInstanceOf(Submission.Published.class);
        becomes(mirror, Standing.State.GOOD);
        assertThat(remote.log()).hasSize(2);
    }

    @Test
    void anEmptyRemoteIsSaidToBeEmpty() {
        var remote = new TestRemote(folder.resolve("remote.git"));
        Mirror mirror = rig.open(remote, "a");
        assertThat(mirror.submit(Write.instance("one"))).isInstanceOf(Submission.Waiting.class);
        becomes(mirror, Standing.State.EMPTY);
        assertThat(remote.tip()).isEmpty();

        String _ = remote.commit(Map.of("catalog.yml", "services: []"));

        assertThat(settle(mirror, Write.instance("one"))).isInstanceOf(Submission.Published.class);
    }

    @Test
    void aBranchThatIsMissingIsWaitedFor() {
        TestRemote remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        Mirror mirror =
                rig.open(new Remote(remote.directory().toString(), "other"), "a", Steps.UNWATCHED);

        becomes(mirror, Standing.State.NO_BRANCH);

        assertThat(mirror.standing().message())
                .isEqualTo(
                        "The remote " + remote.directory() + "#other does not have this branch.");
    }

    @Test
    void whatDoesNotLookLikeABrokersIsNotWrittenTo() {
        var remote = new TestRemote(folder.resolve("remote.git"));
        String first = remote.commit(Map.of("README.md", "something else"));
        Mirror mirror = rig.open(remote, "a");
        assertThat(mirror.submit(Write.instance("one"))).isInstanceOf(Submission.Waiting.class);
        becomes(mirror, Standing.State.FOREIGN);
        assertThat(mirror.snapshot()).isPresent();
        assertThat(remote.tip()).contains(first);

        String _ = remote.commit(Map.of(".sutler.yml", "broker: x"));
        mirror.hasten();

        assertThat(settle(mirror, Write.instance("one"))).isInstanceOf(Submission.Published.class);
    }

    @Test
    void aBranchThatWasReplacedIsFollowedAndTold() {
        TestRemote remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        String before = remote.tip().orElseThrow();
        Mirror mirror = rig.open(remote, "a");
        Submission.Published gone = (Submission.Published) settle(mirror, Write.instance("one"));
        String other = remote.make(List.of(before), Map.of("x.yml", "x"), Instant.now());

        assertThat(remote.move(Optional.of(gone.commit()), other)).isTrue();
        mirror.hasten();

        until("it is noticed", () -> mirror.standing().rewrites() == 1);
        assertThat(mirror.standing().state()).isEqualTo(Standing.State.GOOD);
        Standing.Rewrite rewrite = mirror.standing().rewrite().orElseThrow();
        assertThat(rewrite.from()).isEqualTo(gone.commit());
        assertThat(rewrite.to()).isEqualTo(other);
        until("somebody is told", () -> rig.rewrites.contains(rewrite));
        assertThat(settle(mirror, Write.instance("one"))).isInstanceOf(Submission.Published.class);
        assertThat(remote.files())
                .containsOnlyKeys("catalog.yml", "x.yml", "instances/one/instance.yml");
    }

    @Test
    void anEditThatWaitsWhileTheBranchIsReplacedIsPublishedOnTheNewOne() {
        TestRemote remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        Mirror mirror = rig.open(remote, "a");
        becomes(mirror, Standing.State.GOOD);
        String tip = remote.tip().orElseThrow();
        String root = remote.make(List.of(), Map.of("catalog.yml", "new"), Instant.now());

        // Nobody hastens: the push finds it out.
        assertThat(remote.move(Optional.of(tip), root)).isTrue();

        assertThat(settle(mirror, Write.instance("one"))).isInstanceOf(Submission.Published.class);
        assertThat(remote.files()).containsEntry("catalog.yml", "new").hasSize(2);
        assertThat(remote.log()).hasSize(2);
        assertThat(mirror.standing().rewrites()).isEqualTo(1);
    }
}
