package dev.sutler.gitops.tool;

import static dev.sutler.gitops.tool.ToolRig.answer;
import static dev.sutler.gitops.tool.ToolRig.answerTo;
import static dev.sutler.gitops.tool.ToolRig.fails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.gitops.files.CredentialKeys;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.tool.ToolException.Kind;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What becomes of an answer, whoever pushes meanwhile.
final class AnswerTest {

    private static final String STATUS = Layout.instanceStatus(Wanted.ID);

    @TempDir private Path directory = Path.of("");

    private ToolRig rig;
    private Path clone;

    @BeforeEach
    void prepare() {
        rig = new ToolRig(directory);
        rig.shared.commit(Map.of("README.md", "mine\n"));
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-1", false));
        rig.shared.commit(Wanted.binding(Wanted.ID, Wanted.BINDING, "op-b1", false));
        clone = rig.cloned("clone");
    }

    private Set<String> changed() throws IOException, GitAPIException {
        try (Git git = Git.open(clone.toFile())) {
            return git.status().call().getUncommittedChanges();
        }
    }

    private String head() throws IOException {
        try (Git git = Git.open(clone.toFile())) {
            return Optional.ofNullable(git.getRepository().resolve("HEAD")).orElseThrow().name();
        }
    }

    @Test
    void namesTheOperationAndIsPushed() throws Exception {
        Clone.Done done = rig.answer(clone, answer(State.SUCCEEDED, "it is \"there\""));
        assertThat(rig.shared.file(STATUS))
                .isEqualTo(
                        """
                        ---
                        status: "succeeded"
                        description: "it is \\"there\\""
                        operation: "op-1"
                        """);
        assertThat(done.commit()).isEqualTo(rig.shared.tip()).isEqualTo(head());
        assertThat(done.staysBehind()).isEmpty();
        assertThat(Files.readString(clone.resolve(STATUS))).isEqualTo(rig.shared.file(STATUS));
        assertThat(changed()).isEmpty();
    }

    @Test
    void hasAllThatAPipelineMaySay() {
        rig.answer(
                clone,
                new Answer(
                        ToolRig.instance(),
                        State.FAILED,
                        "no room",
                        new Status.Extras(
                                Optional.empty(),
                                Optional.of("https://example.org/a?b"),
                                Optional.of(true),
                                Optional.of(false),
                                Optional.of(Duration.ofMinutes(2))),
                        Optional.empty()));
        assertThat(
                        dev.sutler.gitops.files.Files.status(
                                rig.shared.file(STATUS).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        new Status.Clear(
                                State.FAILED,
                                "no room",
                                new Status.Extras(
                                        Optional.of("op-1"),
                                        Optional.of("https://example.org/a?b"),
                                        Optional.of(true),
                                        Optional.of(false),
                                        Optional.of(Duration.ofMinutes(2)))));
    }

    @Test
    void leavesAloneWhatElseIsChangedInTheWorkTree() throws Exception {
        Files.writeString(clone.resolve("README.md"), "changed\n");
        Files.writeString(clone.resolve("notes.txt"), "mine\n");
        Files.writeString(clone.resolve(STATUS), "status: half-written\n");
        rig.answer(clone, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.files()).doesNotContainKey("notes.txt");
        assertThat(rig.shared.file("README.md")).isEqualTo("mine\n");
        assertThat(Files.readString(clone.resolve("README.md"))).isEqualTo("changed\n");
        assertThat(Files.readString(clone.resolve(STATUS))).isEqualTo(rig.shared.file(STATUS));
        assertThat(changed()).containsExactly("README.md");
    }

    @Test
    void isDoneAgainOnTopOfWhatOthersPushed() throws Exception {
        rig.shared.commit(Map.of("README.md", "theirs\n"));
        rig.shared.commit(Wanted.instance("another", "op-1", false));
        rig.answer(clone, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
        assertThat(rig.shared.file("README.md")).isEqualTo("theirs\n");
        assertThat(head()).isEqualTo(rig.shared.tip());
        assertThat(Files.readString(clone.resolve("README.md"))).isEqualTo("theirs\n");
        assertThat(changed()).isEmpty();
    }

    @Test
    void isPushedAlthoughTheCloneCannotFollow() throws Exception {
        rig.shared.commit(Map.of("README.md", "theirs\n"));
        Files.writeString(clone.resolve("README.md"), "changed\n");
        String before = head();
        Clone.Done done = rig.answer(clone, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
        assertThat(done.staysBehind().orElse("")).contains("README.md");
        assertThat(head()).isEqualTo(before);
        assertThat(Files.readString(clone.resolve("README.md"))).isEqualTo("changed\n");
        assertThat(clone.resolve(STATUS)).doesNotExist();
        assertThat(changed()).containsExactly("README.md");
    }

    @Test
    void comesTooLateWhenTheBrokerWantsSomethingElse() throws Exception {
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-2", true));
        String before = head();
        fails(Kind.TOO_LATE, () -> rig.answer(clone, answer(State.SUCCEEDED, "")));
        assertThat(rig.shared.file(STATUS)).contains("op-2").contains("in progress");
        assertThat(head()).isEqualTo(before);
        assertThat(changed()).isEmpty();
        assertThat(clone.resolve(STATUS)).doesNotExist();
    }

    @Test
    void comesTooLateForAnOperationThatIsNotTheCurrentOne() {
        fails(Kind.TOO_LATE, () -> rig.answer(clone, answerTo("op-0", State.SUCCEEDED)));
        assertThat(rig.shared.files()).doesNotContainKey(STATUS);
        rig.answer(clone, answerTo("op-1", State.SUCCEEDED));
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
    }

    @Test
    void goesByTheOperationThatIsNamedEvenWhereTheCloneIsOlder() {
        rig.shared.commit(Wanted.instance(Wanted.ID, "op-2", false));
        fails(Kind.TOO_LATE, () -> rig.answer(clone, answerTo("op-2", State.SUCCEEDED)));
        Path fresh = rig.cloned("fresh");
        rig.answer(fresh, answerTo("op-2", State.SUCCEEDED));
        assertThat(rig.shared.file(STATUS)).contains("succeeded").contains("op-2");
    }

    @Test
    void comesTooLateForABrokerThatNamesNoOperations() {
        rig.shared.commit(Wanted.instance("plain", "", false));
        Path fresh = rig.cloned("fresh");
        Answer answer =
                new Answer(
                        new Target("plain", Optional.empty()),
                        State.SUCCEEDED,
                        "",
                        Status.Extras.NONE,
                        Optional.empty());
        rig.shared.commit(Wanted.instance("plain", "", true));
        fails(Kind.TOO_LATE, () -> rig.answer(fresh, answer));
        rig.answer(rig.cloned("fresher"), answer);
        assertThat(rig.shared.file(Layout.instanceStatus("plain")))
                .contains("succeeded")
                .doesNotContain("operation");
    }

    @Test
    void comesTooLateWhenTheInstanceIsGone() {
        rig.shared.commit(Map.of(Layout.instance(Wanted.ID), SharedRepository.GONE));
        fails(Kind.TOO_LATE, () -> rig.answer(clone, answer(State.SUCCEEDED, "")));
        fails(Kind.NO_SUCH, () -> rig.answer(rig.cloned("fresh"), answer(State.SUCCEEDED, "")));
    }

    @Test
    void overwritesWhatAnotherRunSaidAboutTheSame() {
        rig.shared.commit(Map.of(STATUS, Wanted.status(State.IN_PROGRESS, "half", "op-1")));
        rig.answer(clone, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
        String before = rig.shared.tip();
        rig.answer(clone, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.tip()).isEqualTo(before);
    }

    @Test
    void handsOutCredentials() {
        rig.answer(
                clone, credentials(HandedOut.open("user: u\n".getBytes(StandardCharsets.UTF_8))));
        assertThat(rig.shared.file(Layout.credentials(Wanted.ID, Wanted.BINDING)))
                .isEqualTo("user: u\n");
        assertThat(rig.shared.file(Layout.bindingStatus(Wanted.ID, Wanted.BINDING)))
                .contains("op-b1");
        fails(Kind.CANNOT, () -> HandedOut.open("[1]".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void handsOutCredentialsThatOnlyTheBrokerCanRead() {
        CredentialKeys.Generated keys = CredentialKeys.generate(new SecureRandom());
        byte[] secret = "password: hush\n".getBytes(StandardCharsets.UTF_8);
        rig.answer(
                clone, credentials(HandedOut.sealed(secret, keys.publicKey(), new SecureRandom())));
        String file = rig.shared.file(Layout.credentials(Wanted.ID, Wanted.BINDING));
        assertThat(file).startsWith("---\nencrypted: ").doesNotContain("hush");
        fails(Kind.CANNOT, () -> HandedOut.sealed(secret, "{}", new SecureRandom()));
    }

    private static Answer credentials(HandedOut credentials) {
        return new Answer(
                ToolRig.binding(),
                State.SUCCEEDED,
                "",
                Status.Extras.NONE,
                Optional.of(credentials));
    }

    @Test
    void staysInTheCloneUntilAnotherOneIsPushed() throws Exception {
        try (Clone opened = rig.open(clone)) {
            opened.answer(answer(State.IN_PROGRESS, "first"), false);
            assertThat(rig.shared.files()).doesNotContainKey(STATUS);
            assertThat(Files.readString(clone.resolve(STATUS))).contains("first");
        }
        rig.shared.commit(Map.of("README.md", "theirs\n"));
        rig.answer(
                clone, credentials(HandedOut.open("user: u\n".getBytes(StandardCharsets.UTF_8))));
        assertThat(rig.shared.file(STATUS)).contains("first");
        assertThat(rig.shared.file(Layout.bindingStatus(Wanted.ID, Wanted.BINDING)))
                .contains("succeeded");
        assertThat(head()).isEqualTo(rig.shared.tip());
        assertThat(changed()).isEmpty();
    }

    @Test
    void isNotPushedOnTopOfCommitsThatContradictTheRemote() throws Exception {
        Files.writeString(clone.resolve("README.md"), "ours\n");
        try (Git git = Git.open(clone.toFile())) {
            git.add().addFilepattern("README.md").call();
            git.commit().setMessage("ours").setSign(false).call();
        }
        rig.shared.commit(Map.of("README.md", "theirs\n"));
        String before = head();
        fails(Kind.NOT_PUSHED, () -> rig.answer(clone, answer(State.SUCCEEDED, "")));
        assertThat(head()).isEqualTo(before);
        assertThat(changed()).isEmpty();
        assertThat(rig.shared.files()).doesNotContainKey(STATUS);
    }

    @Test
    void worksWhereACommitIsCheckedOutAndNoBranch() throws Exception {
        try (Git git = Git.open(clone.toFile())) {
            git.checkout().setName(head()).call();
        }
        rig.shared.commit(Map.of("README.md", "theirs\n"));
        rig.answer(clone, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
        assertThat(head()).isEqualTo(rig.shared.tip());
    }

    @Test
    void worksInAShallowClone() throws Exception {
        Path shallow = directory.resolve("shallow");
        try (Git _ =
                Git.cloneRepository()
                        .setURI(rig.shared.directory().toUri().toString())
                        .setDirectory(shallow.toFile())
                        .setDepth(1)
                        .call()) {
            rig.shared.commit(Map.of("README.md", "theirs\n"));
        }
        rig.answer(shallow, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
        assertThat(rig.shared.file("README.md")).isEqualTo("theirs\n");
        assertThat(Files.readString(shallow.resolve("README.md"))).isEqualTo("theirs\n");
    }

    @Test
    void doesNotBringBackWhatARewrittenRemoteHasNoMore() {
        rig.shared.commit(Map.of("secret.txt", "oops\n"));
        Path stale = rig.cloned("stale");
        SharedRepository.with(
                rig.shared.directory(),
                repository -> {
                    var update = repository.updateRef(SharedRepository.MAIN);
                    update.setNewObjectId(repository.resolve("main~1"));
                    update.setForceUpdate(true);
                    return update.update();
                });
        rig.shared.commit(Map.of("README.md", "theirs\n"));
        rig.answer(stale, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.files()).doesNotContainKey("secret.txt").containsKey(STATUS);
    }

    @Test
    void isNotPushedToARemoteThatIsGone() throws Exception {
        try (Git git = Git.open(clone.toFile())) {
            var config = git.getRepository().getConfig();
            config.setString(
                    "remote",
                    "origin",
                    "url",
                    directory.resolve("403-not-found-authentication").toUri().toString());
            config.save();
        }
        String before = head();
        fails(Kind.NOT_PUSHED, () -> rig.answer(clone, answer(State.SUCCEEDED, "")));
        assertThat(head()).isEqualTo(before);
        assertThat(rig.now()).isAfter(Instant.parse("2026-06-01T12:00:01Z"));
    }

    @Test
    void isTriedAgainWhereTheRemoteComesBack() throws Exception {
        Path shared = rig.shared.directory();
        Path elsewhere = directory.resolve("elsewhere.git");
        Files.move(shared, elsewhere);
        rig.meanwhile(() -> {});
        rig.meanwhile(() -> move(elsewhere, shared));
        rig.answer(clone, answer(State.SUCCEEDED, ""));
        assertThat(rig.shared.file(STATUS)).contains("succeeded");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void doesNotFollowLinks() {
        rig.shared.commit(Map.of(STATUS + "@", "../../README.md"));
        fails(Kind.CANNOT, () -> rig.answer(rig.cloned("fresh"), answer(State.FAILED, "")));
        assertThat(rig.shared.file("README.md")).isEqualTo("mine\n");
    }

    @Test
    void noneIsLostWhereManyPushAtTheSameMoment() throws Exception {
        int each = 5;
        List<String> ids = new ArrayList<>();
        for (int count = 0; count < 3 * each; count++) {
            ids.add("instance-" + count);
            rig.shared.commit(Wanted.instance("instance-" + count, "op-1", false));
        }
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int pipeline = 0; pipeline < 3; pipeline++) {
            Path own = rig.cloned("pipeline-" + pipeline);
            List<String> part = ids.subList(pipeline * each, (pipeline + 1) * each);
            threads.add(Thread.ofPlatform().unstarted(() -> part.forEach(id -> say(own, id))));
        }
        threads.add(
                Thread.ofPlatform()
                        .unstarted(
                                () -> {
                                    for (int count = 0; count < 20; count++) {
                                        rig.shared.commit(
                                                Wanted.instance("new-" + count, "op-1", false));
                                    }
                                }));
        threads.forEach(
                thread ->
                        thread.setUncaughtExceptionHandler(
                                (_, failure) -> {
                                    synchronized (failures) {
                                        failures.add(failure);
                                    }
                                }));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        Map<String, String> files = rig.shared.files();
        assertThat(ids)
                .allSatisfy(id -> assertThat(files.get(Layout.instanceStatus(id))).contains(id));
        assertThat(files).containsKey(Layout.instance("new-19"));
    }

    /* The pauses of this one are no pauses: the more they meet. */
    private void say(Path own, String id) {
        try (Clone opened =
                Clone.open(
                        new CloneOptions(
                                own,
                                Optional.empty(),
                                Optional.empty(),
                                new CloneOptions.Reach(
                                        new Login.OfTheClone(), false, Duration.ofSeconds(30), 200),
                                CloneOptions.Author.DEFAULT),
                        new ToolResources(rig::now, _ -> {}, new SecureRandom()))) {
            opened.answer(
                    new Answer(
                            new Target(id, Optional.empty()),
                            State.SUCCEEDED,
                            id,
                            Status.Extras.NONE,
                            Optional.empty()),
                    true);
        }
    }
}
