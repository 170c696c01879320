package dev.sutler.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.Peer;
import dev.sutler.server.http.RequestBody;
import dev.sutler.server.http.RequestHeaders;
import dev.sutler.server.http.RequestIdentity;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.spi.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class BasicAuthenticationTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Secret<String> SECRET = Secret.of("pass:wörd");

    private final List<Credential<String>> credentials = new ArrayList<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final BasicAuthentication authentication =
            new BasicAuthentication(
                    username -> {
                        lookUps.incrementAndGet();
                        return credentials.stream()
                                .filter(each -> each.username().equals(username))
                                .toList();
                    },
                    (request, platform) ->
                            HttpResponse.json(
                                    200, JsonNodeFactory.instance.objectNode().put("p", platform)),
                    RANDOM,
                    clock::get);

    @Test
    void theRightPasswordLetsAPlatformIn() {
        add("cf", "admin", SECRET);
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(200);
        assertThat(handle("basic " + base64("admin:pass:wörd")).status()).isEqualTo(200);
    }

    @Test
    void everythingElseDoesNot() {
        add("cf", "admin", SECRET);
        for (String pair :
                List.of(
                        "admin:wrong",
                        "admin:",
                        "admin",
                        ":pass:wörd",
                        "nobody:pass:wörd",
                        "admin:pass:wörd ",
                        "admin:pass:wörd\0",
                        "Admin:pass:wörd",
                        "admin:" + "x".repeat(5_000))) {
            HttpResponse response = handle("Basic " + base64(pair));
            assertThat(response.status()).as(pair).isEqualTo(401);
            assertThat(response.headers())
                    .containsEntry("WWW-Authenticate", "Basic realm=\"sutler\", charset=\"UTF-8\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic %%%",
                "Bearer abc",
                "Basic YWRtaW46/w==",
                "Basic YWRtaW46cGFzcw== x",
                "YWRtaW46cGFzcw=="
            })
    void malformedHeadersAreAnswered401(String header) {
        add("cf", "admin", Secret.of("pass"));
        assertThat(handle(header).status()).isEqualTo(401);
        assertThat(lookUps).hasValueLessThan(2);
    }

    @Test
    void twoHeadersAreAnswered401() {
        add("cf", "admin", SECRET);
        String header = "Basic " + base64("admin:pass:wörd");
        assertThat(authentication.handle(request(List.of(header, header))).status()).isEqualTo(401);
        assertThat(authentication.handle(request(List.of())).status()).isEqualTo(401);
    }

    @Test
    void aPasswordMayBeChangedWhileTheOldOneStillWorks() {
        add("cf", "admin", Secret.of("old"));
        add("cf", "admin", Secret.of("new"));
        assertThat(statusOf("admin:old")).isEqualTo(200);
        assertThat(statusOf("admin:new")).isEqualTo(200);
    }

    @Test
    void whatWasFoundRightStopsWorkingAsSoonAsItIsWithdrawn() {
        add("cf", "admin", SECRET);
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(200);
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(200);
        credentials.clear();
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(401);
        add("another", "admin", SECRET);
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(200);
    }

    @Test
    void whatWasFoundRightIsNotHashedAgain() {
        add("cf", "admin", SECRET);
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(200);
        long begun = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(statusOf("admin:pass:wörd")).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatWasFoundWrongIsNotRemembered() {
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(401);
        add("cf", "admin", SECRET);
        assertThat(statusOf("admin:pass:wörd")).isEqualTo(200);
        assertThat(statusOf("admin:wrong")).isEqualTo(401);
    }

    @Test
    void aHashThatIsNoHashLetsNobodyIn() {
        credentials.add(new Credential<>("cf", "admin", Secret.of("pass")));
        assertThat(statusOf("admin:pass")).isEqualTo(401);
    }

    @Test
    void aStoreThatIsAwayIsNotTakenForAWrongPassword() {
        BasicAuthentication unlucky =
                new BasicAuthentication(
                        username -> {
                            throw new StoreUnavailableException("no", new IOException("no"));
                        },
                        (request, platform) -> HttpResponse.empty(200),
                        RANDOM,
                        clock::get);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> unlucky.handle(request(List.of("Basic " + base64("a:b")))))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void aGeneratedCredentialIsRandomAndWorks() {
        FreshCredential first = FreshCredential.generate("platform", RANDOM);
        FreshCredential second = FreshCredential.generate("platform", RANDOM);

        assertThat(first.password().reveal()).matches("[A-Za-z0-9_-]{32}");
        assertThat(first.password()).isNotEqualTo(second.password());
        assertThat(first.toString()).doesNotContain(first.password().reveal());
        credentials.add(new Credential<>("cf", first.username(), first.hash()));
        assertThat(statusOf("platform:" + first.password().reveal())).isEqualTo(200);
        assertThat(statusOf("platform:" + second.password().reveal())).isEqualTo(401);
    }

    @Test
    void aPasswordThatBcryptWouldCutOffIsRefused() {
        PasswordHashes hashes = new PasswordHashes(RANDOM);
        assertThatThrownBy(() -> hashes.hash(Secret.of("x".repeat(73))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hashes.hash(Secret.of("")))
                .isInstanceOf(IllegalArgumentException.class);
        Secret<String> longest = Secret.of("ö".repeat(36));
        assertThat(PasswordHashes.matches(longest, hashes.hash(longest))).isTrue();
        assertThat(PasswordHashes.matches(Secret.of("ö".repeat(36) + "x"), hashes.hash(longest)))
                .isFalse();
    }

    private void add(String platform, String username, Secret<String> password) {
        credentials.add(
                new Credential<>(platform, username, new PasswordHashes(RANDOM).hash(password)));
    }

    private int statusOf(String pair) {
        return handle("Basic " + base64(pair)).status();
    }

    private HttpResponse handle(String header) {
        return authentication.handle(request(List.of(header)));
    }

    private static HttpRequest request(List<String> authorization) {
        return new HttpRequest(
                new RequestIdentity("r", false),
                new Peer("127.0.0.1", Optional.empty()),
                "GET",
                "/",
                "",
                RequestHeaders.of(Map.of("authorization", authorization)),
                RequestBody.NONE);
    }

    private static String base64(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
