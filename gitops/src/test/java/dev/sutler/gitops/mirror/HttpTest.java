package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;
import static dev.sutler.gitops.mirror.MirrorRig.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A remote behind HTTP.
final class HttpTest {

    @TempDir Path folder;
    private MirrorRig rig;
    private TestRemote remote;
    private HttpRemote http;

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
        remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        http = new HttpRemote(remote);
    }

    @AfterEach
    void close() {
        rig.close();
        http.close();
    }

    private Mirror open(Access access) {
        return rig.open(
                new Remote(http.url(), "main", access, Remote.Network.DIRECT),
                "a",
                Steps.UNWATCHED);
    }

    @Test
    void editsArePublishedAndNewsAreSeen() {
        Mirror mirror = open(new Access.Anonymous());
        List<Write> edits = IntStream.range(0, 120).mapToObj(i -> Write.instance("i" + i)).toList();

        assertThat(settle(mirror, edits).values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Submission.Published.class));
        // From here on the directory is large enough to be sent as a delta.
        assertThat(settle(mirror, Write.instance("one more")))
                .isInstanceOf(Submission.Published.class);
        String status = remote.commit(Map.of("instances/i7/status.yml", "status: succeeded"));

        assertThat(MirrorRig.untilAt(mirror, status).read("instances/i7/status.yml"))
                .isInstanceOf(Content.Bytes.class);
        assertThat(remote.files()).hasSize(123);
        remote.check();
    }

    @Test
    void aUserAndTokenAreShown() {
        http.lets = shown -> shown.equals(Optional.of(HttpRemote.basic("me", "t0ken")));

        Mirror mirror = open(new Access.UserAndToken("me", Secret.of("t0ken")));

        assertThat(settle(mirror, Write.instance("one"))).isInstanceOf(Submission.Published.class);
    }

    @Test
    void aWrongTokenIsSaidToBeWrongAndNotRepeated() {
        http.lets = shown -> shown.equals(Optional.of(HttpRemote.basic("me", "t0ken")));

        Mirror mirror = open(new Access.UserAndToken("me", Secret.of("wr0ng")));
        until("it is denied", () -> mirror.standing().state() == Standing.State.DENIED);

        assertThat(mirror.standing().message())
                .isEqualTo("The remote " + http.url() + "#main does not accept these credentials.")
                .doesNotContain("wr0ng");
    }

    @Test
    void nobodyIsDeniedWhereSomebodyIsAskedFor() {
        http.lets = Optional::isPresent;

        Mirror mirror = open(new Access.Anonymous());

        until("it is denied", () -> mirror.standing().state() == Standing.State.DENIED);
    }

    @Test
    void aPushWhoseAnswerIsLostIsNotDoneTwice() {
        Mirror mirror = open(new Access.Anonymous());
        until("it is known", () -> mirror.standing().good());
        http.answersToLose.set(1);

        assertThat(settle(mirror, Write.instance("one")))
                .isEqualTo(new Submission.Published(remote.tip().orElseThrow()));

        assertThat(remote.log()).hasSize(2);
        assertThat(http.pushes).hasValue(1);
        assertThat(settle(mirror, Write.instance("two"))).isInstanceOf(Submission.Published.class);
        assertThat(remote.log()).hasSize(3);
        assertThat(mirror.standing().rewrites()).isZero();
    }

    @Test
    void aPortThatNobodyListensOnIsUnreachable() {
        String url = http.url();
        http.server().stop(0);

        Mirror mirror = open(new Access.Anonymous());
        until("it is", () -> mirror.standing().state() == Standing.State.UNREACHABLE);

        assertThat(mirror.standing().message())
                .isEqualTo("The remote " + url + "#main cannot be connected to.");
    }

    @Test
    void aServerThatIsSilentIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Mirror mirror =
                    rig.open(
                            new Remote(
                                    "http://127.0.0.1:" + silent.getLocalPort() + "/repo.git",
                                    "main",
                                    new Access.Anonymous(),
                                    new Remote.Network(
                                            Optional.empty(),
                                            Optional.empty(),
                                            Duration.ofSeconds(1),
                                            Duration.ofSeconds(10))),
                            "a",
                            Steps.UNWATCHED);

            until("it is", () -> mirror.standing().state() == Standing.State.UNREACHABLE);

            assertThat(mirror.standing().message()).endsWith("#main does not answer in time.");
        }
    }

    @Test
    void aProxyIsUsed() {
        // Our server answers whatever it is asked for, as a proxy is.
        URI proxy = URI.create(http.url());
        Mirror mirror =
                rig.open(
                        new Remote(
                                "http://git.invalid/repo.git",
                                "main",
                                new Access.Anonymous(),
                                new Remote.Network(
                                        Optional.of(
                                                new InetSocketAddress(
                                                        proxy.getHost(), proxy.getPort())),
                                        Optional.empty(),
                                        Remote.Network.DIRECT.timeout(),
                                        Remote.Network.DIRECT.deadline())),
                        "a",
                        Steps.UNWATCHED);

        assertThat(settle(mirror, Write.instance("one"))).isInstanceOf(Submission.Published.class);
    }

    @Test
    void aPasswordInTheAddressIsNotTold() {
        http.lets = shown -> false;
        Mirror mirror =
                rig.open(
                        new Remote(http.url().replace("http://", "http://me:s3cret@"), "main"),
                        "a",
                        Steps.UNWATCHED);

        until("it is denied", () -> mirror.standing().state() == Standing.State.DENIED);

        assertThat(mirror.standing().message()).doesNotContain("s3cret").doesNotContain("me:");
    }
}
