package dev.sutler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.Peer;
import dev.sutler.server.http.RequestBody;
import dev.sutler.server.http.RequestHeaders;
import dev.sutler.server.http.RequestIdentity;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.spi.Secret;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Operators who log in, and what those get who fail to.
final class OperatorAuthenticationTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Operator ADA = new Operator("ada", Set.of(Scope.READ));

    private final AtomicLong clock = new AtomicLong();
    private final Credential<Operator> credential =
            new Credential<>(ADA, "ada-1", new PasswordHashes(RANDOM).hash(Secret.of("right")));
    private final OperatorAuthentication authentication =
            new OperatorAuthentication(
                    username -> username.equals("ada-1") ? List.of(credential) : List.of(),
                    (request, operator) ->
                            HttpResponse.empty(
                                    operator.equals(ADA) && operator.may(Scope.READ) ? 200 : 500),
                    RANDOM,
                    clock::get);

    private HttpResponse logIn(String source, String pair) {
        String header =
                "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return authentication.handle(
                new HttpRequest(
                        new RequestIdentity("r", false),
                        new Peer(source, Optional.empty()),
                        "GET",
                        "/",
                        "",
                        RequestHeaders.of(Map.of("authorization", List.of(header))),
                        RequestBody.NONE));
    }

    @Test
    void anOperatorIsKnownWithWhatItMayDo() {
        assertThat(logIn("10.0.0.1", "ada-1:right").status()).isEqualTo(200);
        assertThat(logIn("10.0.0.1", "ada-1:wrong").headers())
                .containsEntry(
                        "WWW-Authenticate", "Basic realm=\"sutler-admin\", charset=\"UTF-8\"");
        assertThat(ADA.may(Scope.WRITE)).isFalse();
    }

    @Test
    void whoFailsTooOftenWaitsAndNobodyElse() {
        assertThat(logIn("10.0.0.1", "ada-1:right").status()).isEqualTo(200);
        for (int i = 0; i < 6; i++) {
            assertThat(logIn("10.0.0.1", "ada-1:wrong").status()).isEqualTo(401);
        }
        HttpResponse refused = logIn("10.0.0.1", "ada-1:wrong");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "1");
        assertThat(logIn("10.0.0.1", "ada-1:right").status()).isEqualTo(200);
        assertThat(logIn("10.0.0.2", "ada-1:right").status()).isEqualTo(200);
        clock.addAndGet(1_000_000_000L);
        assertThat(logIn("10.0.0.1", "ada-1:wrong").status()).isEqualTo(401);
    }
}
