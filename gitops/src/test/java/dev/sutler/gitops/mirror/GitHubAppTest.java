package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;
import static dev.sutler.gitops.mirror.MirrorRig.until;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;

import dev.sutler.spi.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A remote that knows us as an installation of a GitHub App.
final class GitHubAppTest {

    @TempDir Path folder;
    private MirrorRig rig;
    private TestRemote remote;
    private HttpRemote http;
    private KeyPair key;
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicReference<Duration> life = new AtomicReference<>(Duration.ofHours(1));

    @BeforeEach
    void open() throws Exception {
        rig = new MirrorRig(folder);
        remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        http = new HttpRemote(remote);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        var _ = http.server().createContext("/api/app/installations/42/access_tokens", this::token);
        http.lets =
                shown ->
                        shown.equals(
                                Optional.of(
                                        HttpRemote.basic("x-access-token", "ghs_" + tokens.get())));
    }

    @AfterEach
    void close() {
        rig.close();
        http.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            if (!isOurs(header)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String body =
                    "{\"token\":\"ghs_%d\",\"expires_at\":\"%s\"}"
                            .formatted(
                                    tokens.incrementAndGet(),
                                    Instant.now().plus(life.get()).toString());
            var out = new ByteArrayOutputStream();
            out.writeBytes(body.getBytes(UTF_8));
            exchange.sendResponseHeaders(201, out.size());
            out.writeTo(exchange.getResponseBody());
        }
    }

    private boolean isOurs(String header) {
        try {
            SignedJWT jwt = SignedJWT.parse(header.replace("Bearer ", ""));
            Instant now = Instant.now();
            return jwt.verify(new RSASSAVerifier((RSAPublicKey) key.getPublic()))
                    && "7".equals(jwt.getJWTClaimsSet().getIssuer())
                    && jwt.getJWTClaimsSet().getIssueTime().toInstant().isBefore(now)
                    && jwt.getJWTClaimsSet()
                            .getExpirationTime()
                            .toInstant()
                            .isBefore(now.plus(Duration.ofMinutes(10)));
        } catch (Exception wrong) {
            return false;
        }
    }

    private Access.GitHubApp app(String installation) {
        String pem =
                "-----BEGIN PRIVATE KEY----- "
                        + Base64.getEncoder().encodeToString(key.getPrivate().getEncoded())
                        + " -----END PRIVATE KEY-----";
        return new Access.GitHubApp(
                "7",
                installation,
                Secret.of(pem),
                URI.create(http.url().replace("/repo.git", "/api/")));
    }

    private Mirror open(Access access) {
        return rig.open(
                new Remote(http.url(), "main", access, Remote.Network.DIRECT),
                "a",
                Steps.UNWATCHED);
    }

    @Test
    void oneTokenServesUntilItIsNearlyOver() {
        Mirror mirror = open(app("42"));

        for (int i = 0; i < 3; i++) {
            assertThat(settle(mirror, Write.instance("i" + i)))
                    .isInstanceOf(Submission.Published.class);
        }

        assertThat(tokens).hasValue(1);
    }

    @Test
    void aTokenThatIsNearlyOverIsReplaced() throws IOException {
        life.set(Duration.ofMinutes(4));
        var login = new GitHubAppLogin(app("42"), Remote.Network.DIRECT, InstantSource.system());

        assertThat(login.now().orElseThrow().token()).isEqualTo(Secret.of("ghs_1"));
        assertThat(login.now().orElseThrow().token()).isEqualTo(Secret.of("ghs_2"));
    }

    @Test
    void aTokenThatWasWithdrawnIsReplaced() {
        Mirror mirror = open(app("42"));
        Submission _ = settle(mirror, Write.instance("one"));
        // The server accepts the next one only.
        tokens.incrementAndGet();

        assertThat(settle(mirror, Write.instance("two"))).isInstanceOf(Submission.Published.class);
        assertThat(tokens).hasValue(3);
    }

    @Test
    void anInstallationThatIsNoneIsDenied() {
        Mirror mirror = open(app("43"));

        until("it is denied", () -> mirror.standing().state() == Standing.State.DENIED);

        assertThat(mirror.standing().message()).doesNotContain("ghs_");
    }
}
