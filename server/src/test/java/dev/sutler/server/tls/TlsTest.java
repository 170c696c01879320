package dev.sutler.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.tls.TestAuthority.Issued;
import dev.sutler.server.tls.TlsOptions.ClientCertificates;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// The server's side of TLS: versions, keys, and a certificate that changes.
final class TlsTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration YESTERDAY = Duration.ofDays(-1);

    @TempDir private Path folder;

    private final TestAuthority authority = new TestAuthority("server authority");
    private TestFiles files;

    @BeforeEach
    void write() {
        files = new TestFiles(folder).put(authority.server("EC", YEAR));
    }

    private TestServer start() {
        return TestServer.start(files.options(ClientCertificates.NONE));
    }

    private TlsClient connect(TestServer server, String... protocols) throws IOException {
        return TlsClient.connect(
                server.port(), authority.certificate(), Optional.empty(), protocols);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void newVersionsAreSpoken(String version) throws IOException {
        try (TestServer server = start();
                TlsClient client = connect(server, version)) {
            assertThat(client.protocol()).isEqualTo(version);
            assertThat(client.get("/")).startsWith("HTTP/1.1 200").contains("nobody");
            assertThat(client.get("/")).as("again").startsWith("HTTP/1.1 200");
        }
    }

    /// The client library of today refuses to speak it, so the greeting is sent by hand.
    @Test
    void olderVersionsAreRefused() throws IOException {
        String hello = "0302" + "00".repeat(32) + "00" + "0004c013002f" + "0100";
        String handshake = "010000" + "%02x".formatted(hello.length() / 2) + hello;
        String record = "160301" + "%04x".formatted(handshake.length() / 2) + handshake;
        try (TestServer server = start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(record));
            byte[] alert = socket.getInputStream().readNBytes(7);
            assertThat(alert[0]).as("an alert").isEqualTo((byte) 21);
            assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keysOfAnyUsualAlgorithmServe(String algorithm) throws IOException {
        files.put(authority.server(algorithm, YEAR));
        try (TestServer server = start();
                TlsClient client = connect(server)) {
            assertThat(client.get("/")).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void keysInTheirOlderFormServe(String algorithm) throws IOException {
        Issued pair = authority.server(algorithm, YEAR);
        files.put(pair);
        TestFiles.write(files.key(), TestFiles.older(pair.key()));
        assertThat(Files.readString(files.key())).contains("BEGIN " + algorithm + " PRIVATE KEY");
        try (TestServer server = start();
                TlsClient client = connect(server)) {
            assertThat(client.get("/")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aNewCertificateCountsForNewConnectionsAndOldOnesGoOn() throws IOException {
        Issued next = authority.server("RSA", YEAR);
        try (TestServer server = start();
                TlsClient before = connect(server)) {
            assertThat(before.get("/")).startsWith("HTTP/1.1 200");
            files.put(next);
            server.tls().reload();
            try (TlsClient after = connect(server)) {
                assertThat(after.peer()).isEqualTo(next.certificate());
                assertThat(after.get("/")).startsWith("HTTP/1.1 200");
            }
            assertThat(before.peer()).isNotEqualTo(next.certificate());
            assertThat(before.get("/")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aFolderThatIsSwappedByALinkIsTakenOver() throws IOException {
        TestFiles first = new TestFiles(Files.createDirectory(folder.resolve("1")));
        TestFiles second = new TestFiles(Files.createDirectory(folder.resolve("2")));
        first.put(authority.server("EC", YEAR));
        Issued next = authority.server("EC", YEAR);
        second.put(next);
        Path link = Files.createSymbolicLink(folder.resolve("live"), first.folder());
        ServerTls tls =
                ServerTls.open(
                        new TestFiles(link).options(ClientCertificates.NONE),
                        InstantSource.system());
        Files.delete(link);
        Files.createSymbolicLink(link, second.folder());
        tls.reload();
        assertThat(tls.certificate()).isEqualTo(next.certificate());
    }

    @Test
    void aPairThatDoesNotFitLeavesTheOldOneAndIsToldOnce() throws IOException {
        try (LogLines log = new LogLines();
                TestServer server = start()) {
            var old = server.tls().certificate();
            TestFiles.write(
                    files.certificate(), TestFiles.pem(authority.server("EC", YEAR).certificate()));
            server.tls().reload();
            server.tls().reload();
            assertThat(server.tls().certificate()).isEqualTo(old);
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("tls.key-file", "not the key of the certificate", "old ones stay");
            try (TlsClient client = connect(server)) {
                assertThat(client.get("/")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void filesThatAreAwayOrHalfWrittenOrExpiredLeaveTheOldOnes() throws IOException {
        try (TestServer server = start()) {
            var old = server.tls().certificate();
            String whole = Files.readString(files.certificate());
            for (String text : new String[] {"", whole.substring(0, 200), "garbage"}) {
                TestFiles.write(files.certificate(), text);
                server.tls().reload();
                assertThat(server.tls().certificate()).isEqualTo(old);
            }
            Files.delete(files.key());
            server.tls().reload();
            files.put(authority.server("EC", YESTERDAY));
            server.tls().reload();
            assertThat(server.tls().certificate()).isEqualTo(old);
            Issued good = authority.server("EC", YEAR);
            files.put(good);
            server.tls().reload();
            assertThat(server.tls().certificate()).isEqualTo(good.certificate());
        }
    }

    @Test
    void aClientThatNeverShakesHandsIsSentAway() throws IOException {
        Duration impatience = Duration.ofMillis(300);
        try (TestServer server =
                        TestServer.start(
                                files.options(ClientCertificates.NONE),
                                impatience,
                                TestServer.WHO);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(15_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aClientThatDoesNotReadItsAnswerHoldsNothingForEver() throws Exception {
        byte[] large = new byte[64 << 20];
        TestServer server =
                TestServer.start(
                        files.options(ClientCertificates.NONE),
                        Duration.ofMillis(500),
                        request -> HttpResponse.encoded(200, large));
        try (TlsClient client = connect(server)) {
            client.send("/");
            boolean stopped = Thread.ofVirtual().start(server::close).join(Duration.ofSeconds(15));
            assertThat(stopped).isTrue();
            assertThat(client.rest()).isLessThan(large.length);
        }
    }

    @Test
    void aSilentConnectionIsClosed() throws IOException {
        try (TestServer server =
                        TestServer.start(
                                files.options(ClientCertificates.NONE),
                                Duration.ofMillis(500),
                                TestServer.WHO);
                TlsClient client = connect(server)) {
            assertThat(client.get("/")).startsWith("HTTP/1.1 200");
            assertThat(client.rest()).isZero();
        }
    }

    @Test
    void whatCannotBeUsedStopsTheStartWithOneLine() {
        assertRefused("expired on", () -> files.put(authority.server("EC", YESTERDAY)));
        assertRefused(
                "There is no certificate in",
                () -> TestFiles.write(files.certificate(), "no PEM at all"));
        assertRefused(
                "is damaged",
                () ->
                        TestFiles.write(
                                files.certificate(),
                                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
        assertRefused("it has 0 private keys", () -> TestFiles.write(files.key(), ""));
        assertRefused(
                "it is encrypted",
                () ->
                        TestFiles.write(
                                files.key(),
                                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED"
                                        + " PRIVATE KEY-----"));
        assertRefused(
                "it is damaged",
                () ->
                        TestFiles.write(
                                files.key(),
                                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"));
        assertRefused(
                "it is damaged, or of another algorithm",
                () ->
                        TestFiles.write(
                                files.key(), TestFiles.pkcs8(authority.server("RSA", YEAR).key())));
        assertRefused(
                "cannot be read",
                () -> {
                    try {
                        Files.delete(files.key());
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
    }

    private void assertRefused(String why, Runnable harm) {
        files.put(authority.server("EC", YEAR));
        harm.run();
        assertThatThrownBy(this::start)
                .isInstanceOf(TlsUnusableException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n", "AAAA");
    }

    @Test
    void aCertificateThatExpiresSoonIsToldOnceADay() {
        files.put(authority.server("EC", Duration.ofDays(13)));
        MovingClock clock = new MovingClock();
        try (LogLines log = new LogLines()) {
            ServerTls tls = ServerTls.open(files.options(ClientCertificates.NONE), clock);
            tls.reload();
            assertThat(log.warnings()).singleElement().asString().contains("expires on", "Renew");
            clock.pass(Duration.ofDays(1));
            tls.reload();
            assertThat(log.warnings()).hasSize(2);
            clock.pass(Duration.ofDays(20));
            tls.reload();
            assertThat(log.warnings().getLast()).contains(" expired on ");
        }
    }
}
