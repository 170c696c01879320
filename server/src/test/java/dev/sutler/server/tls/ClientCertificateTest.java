package dev.sutler.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.server.tls.TestAuthority.Issued;
import dev.sutler.server.tls.TlsOptions.ClientCertificates;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Clients that show a certificate, a bad one, or none.
final class ClientCertificateTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir private Path folder;

    private final TestAuthority servers = new TestAuthority("server authority");
    private final TestAuthority clients = new TestAuthority("client authority");
    private final Issued known = clients.issue("CN=platform", YEAR);
    private final Issued expired = clients.issue("CN=late platform", Duration.ofDays(-1));
    /* Of an authority of the same name, since clients do not show what has no chance. */
    private final Issued stranger =
            new TestAuthority("client authority").issue("CN=stranger", YEAR);
    private TestFiles files;

    @BeforeEach
    void write() {
        files = new TestFiles(folder).put(servers.server("EC", YEAR)).trust(clients.certificate());
    }

    private TestServer start(ClientCertificates asked) {
        return TestServer.start(files.options(asked));
    }

    private String ask(TestServer server, Optional<Issued> own, String... protocols)
            throws IOException {
        try (TlsClient client =
                TlsClient.connect(server.port(), servers.certificate(), own, protocols)) {
            return client.get("/");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ClientCertificates.class,
            names = {"OPTIONAL", "REQUIRED"})
    void whoShowsAGoodOneIsKnown(ClientCertificates asked) throws IOException {
        try (TestServer server = start(asked)) {
            assertThat(ask(server, Optional.of(known), "TLSv1.3")).contains("CN=platform");
            assertThat(ask(server, Optional.of(known), "TLSv1.2")).contains("CN=platform");
        }
    }

    @Test
    void whoIsNotAskedShowsNone() throws IOException {
        try (TestServer server = start(ClientCertificates.NONE)) {
            assertThat(ask(server, Optional.of(known))).contains("nobody");
        }
    }

    @Test
    void whoShowsNoneGetsInOnlyWhereItIsOptional() throws IOException {
        try (TestServer server = start(ClientCertificates.OPTIONAL)) {
            assertThat(ask(server, Optional.empty())).contains("nobody");
        }
        try (TestServer server = start(ClientCertificates.REQUIRED)) {
            assertThatThrownBy(() -> ask(server, Optional.empty())).isInstanceOf(IOException.class);
        }
    }

    /// With TLS 1.3 the client learns of it only when it reads.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anExpiredOneIsRefusedAndTheLogSaysWhatToDo(String version) {
        try (LogLines log = new LogLines();
                TestServer server = start(ClientCertificates.OPTIONAL)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> ask(server, Optional.of(expired), version))
                        .isInstanceOf(IOException.class);
            }
            assertThat(log.warnings())
                    .as("one line, however often it comes")
                    .singleElement()
                    .asString()
                    .contains("CN=late platform", "expired on", "Renew it");
        }
    }

    @Test
    void oneOfAnotherAuthorityIsRefusedAndTheLogSaysWhy() {
        try (LogLines log = new LogLines();
                TestServer server = start(ClientCertificates.OPTIONAL)) {
            assertThatThrownBy(() -> ask(server, Optional.of(stranger)))
                    .isInstanceOf(IOException.class);
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("CN=stranger", "tls.client-ca-file");
        }
    }

    @Test
    void aNewAuthorityIsTakenOverToo() throws IOException {
        TestAuthority next = new TestAuthority("client authority");
        try (TestServer server = start(ClientCertificates.REQUIRED)) {
            files.trust(next.certificate());
            server.tls().reload();
            assertThat(ask(server, Optional.of(next.issue("CN=new", YEAR)))).contains("CN=new");
            assertThatThrownBy(() -> ask(server, Optional.of(known)))
                    .isInstanceOf(IOException.class);
        }
    }
}
