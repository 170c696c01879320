package dev.sutler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.Peer;
import dev.sutler.server.http.RequestBody;
import dev.sutler.server.http.RequestHeaders;
import dev.sutler.server.http.RequestIdentity;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// Requests are in work at the same time when one is made while another is answered.
final class PlatformLimiterTest {

    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private final PlatformLimiter limiter =
            new PlatformLimiter(
                    (request, platform) -> {
                        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
                        if (request.rawPath().equals("/fail")) {
                            throw new HttpProblem(ErrorWord.NOT_FOUND, "No.");
                        }
                        return HttpResponse.empty(204);
                    },
                    4);

    private HttpResponse ask(String method, String path, String platform) {
        return limiter.handle(
                new HttpRequest(
                        new RequestIdentity("r", false),
                        new Peer("192.0.2.1", Optional.empty()),
                        method,
                        path,
                        "",
                        RequestHeaders.of(Map.of()),
                        RequestBody.NONE),
                platform);
    }

    private int status(String method, String platform) {
        return ask(method, "/", platform).status();
    }

    /// So many requests with this method are in work while something is done.
    private void with(int requests, String method, Runnable then) {
        for (int i = 1; i < requests; i++) {
            meanwhile.add(() -> assertThat(status(method, "cf")).isEqualTo(204));
        }
        meanwhile.add(then);
        assertThat(status(method, "cf")).isEqualTo(204);
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void aPlatformThatAsksTooMuchAtOnceIsTold429AndWhenToComeBack() {
        with(
                4,
                "GET",
                () -> {
                    HttpResponse refused = ask("GET", "/", "cf");
                    assertThat(refused.status()).isEqualTo(429);
                    assertThat(refused.headers())
                            .containsEntry("Retry-After", "2")
                            .containsEntry("Content-Type", "application/json");
                });
        assertThat(status("GET", "cf")).as("afterwards").isEqualTo(204);
    }

    @Test
    void otherPlatformsAreNotConcerned() {
        with(4, "GET", () -> assertThat(status("PUT", "kubernetes")).isEqualTo(204));
    }

    @Test
    void pollingGoesOnWhenAllElseWaits() {
        with(
                3,
                "PUT",
                () -> {
                    assertThat(status("PUT", "cf")).isEqualTo(429);
                    assertThat(status("DELETE", "cf")).isEqualTo(429);
                    assertThat(status("GET", "cf")).isEqualTo(204);
                });
    }

    @Test
    void aRequestThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 10; i++) {
            Assertions.assertThatThrownBy(() -> ask("PUT", "/fail", "cf"))
                    .isInstanceOf(HttpProblem.class);
        }
        assertThat(status("PUT", "cf")).isEqualTo(204);
    }
}
