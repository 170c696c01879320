package dev.sutler.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.Peer;
import dev.sutler.server.http.RequestHeaders;
import dev.sutler.server.http.RequestIdentity;
import dev.sutler.spi.Notice;
import dev.sutler.spi.Notified;
import dev.sutler.spi.Reception;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of notices, and what their senders learn.
final class WebhooksTest {

    private static final String PATH = "/gitops/shop/webhook";

    private final List<Notice> noted = new ArrayList<>();
    private final List<Notified> providers = new ArrayList<>(List.of(this::shop));
    private long nanos;
    private final Webhooks webhooks =
            new Webhooks(
                    type -> type.equals("gitops") ? providers : List.of(),
                    new SecureRandom(),
                    () -> nanos);

    /* It has one channel, and believes whoever says `right`. */
    private Reception shop(Notice notice) {
        if (!notice.channel().equals("shop")) {
            return Reception.UNKNOWN_CHANNEL;
        }
        if (!notice.header("x-token").equals(Optional.of("right"))) {
            return Reception.REFUSED;
        }
        noted.add(notice);
        return Reception.ACCEPTED;
    }

    @Test
    void aGenuineNoticeReachesItsProviderWhole() {
        assertThat(post(PATH, "right").status()).isEqualTo(202);

        assertThat(noted)
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.channel()).isEqualTo("shop");
                            assertThat(notice.headers()).containsEntry("x-token", List.of("right"));
                            assertThat(notice.body()).asString().isEqualTo("{}");
                        });
    }

    @Test
    void theChannelIsDecoded() {
        providers.add(
                notice ->
                        notice.channel().equals("a/b")
                                ? Reception.ACCEPTED
                                : Reception.UNKNOWN_CHANNEL);

        assertThat(post("/gitops/a%2Fb/webhook", "").status()).isEqualTo(202);
    }

    @Test
    void oneOfSeveralProvidersIsEnough() {
        providers.addFirst(_ -> Reception.REFUSED);
        providers.add(
                _ -> {
                    throw new IllegalStateException("hush");
                });

        assertThat(post(PATH, "right").status()).isEqualTo(202);
    }

    @Test
    void anUnknownChannelAndAWrongSecretLookTheSame() {
        HttpResponse unknown = post("/gitops/other/webhook", "right");
        HttpResponse wrong = post(PATH, "wrong");
        HttpResponse endless = post("/gitops/" + "a".repeat(300) + "/webhook", "right");

        assertThat(unknown.status()).isEqualTo(401);
        for (HttpResponse other : List.of(wrong, endless)) {
            assertThat(other.status()).isEqualTo(unknown.status());
            assertThat(other.headers()).isEqualTo(unknown.headers());
        }
        assertThat(noted).isEmpty();
    }

    @Test
    void aProviderThatFailsRevealsNothing() {
        providers.clear();
        providers.add(
                _ -> {
                    throw new IllegalStateException("hush");
                });

        assertThat(post(PATH, "right").status()).isEqualTo(401);
    }

    @Test
    void aTypeThatCannotBeToldIsNotThere() {
        assertThat(post("/postgresql/shop/webhook", "right").status()).isEqualTo(404);
    }

    @Test
    void onlyPostIsKnown() {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS")) {
            HttpResponse response = webhooks.handle(request(method, PATH, "192.0.2.1", "right"));
            assertThat(response.status()).as(method).isEqualTo(405);
            assertThat(response.headers()).containsEntry("Allow", "POST");
        }
        assertThat(noted).isEmpty();
    }

    @Test
    void whoeverFailsAgainAndAgainWaits() {
        for (int failure = 0; failure < 6; failure++) {
            assertThat(post(PATH, "wrong").status()).isEqualTo(401);
        }
        HttpResponse turnedAway = post(PATH, "right");
        assertThat(turnedAway.status()).isEqualTo(429);
        assertThat(turnedAway.headers()).containsEntry("Retry-After", "1");
        assertThat(webhooks.handle(request("POST", PATH, "192.0.2.2", "right")).status())
                .isEqualTo(202);

        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(post(PATH, "right").status()).isEqualTo(202);
    }

    @Test
    void moreThanAnybodyNeedsAreNotHandedOn() {
        for (int notice = 0; notice < 200; notice++) {
            assertThat(post(PATH, "right").status()).isEqualTo(202);
        }
        assertThat(post(PATH, "right").status()).isEqualTo(429);

        nanos += Duration.ofMillis(20).toNanos();
        assertThat(post(PATH, "right").status()).isEqualTo(202);
        assertThat(post(PATH, "right").status()).isEqualTo(429);
        assertThat(noted).hasSize(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gitops/shop/webhook", "/gitops/a%2Fb/webhook", "/x-1/é/webhook"})
    void itsPathsAreThoseOfProviders(String path) {
        assertThat(Webhooks.owns(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/service_instances/webhook",
                "/platforms/cf/webhook",
                "/admin/v1/webhook",
                "/health/live/webhook",
                "/gitops//webhook",
                "/gitops/shop/webhook/",
                "/gitops/shop/more/webhook",
                "/GitOps/shop/webhook",
                "/gitops/webhook",
                "/webhook",
                ""
            })
    void allOthersAreNot(String path) {
        assertThat(Webhooks.owns(path)).isFalse();
    }

    private HttpResponse post(String path, String token) {
        return webhooks.handle(request("POST", path, "192.0.2.1", token));
    }

    private static HttpRequest request(String method, String path, String host, String token) {
        return new HttpRequest(
                new RequestIdentity("r", false),
                new Peer(host, Optional.empty()),
                method,
                path,
                "",
                RequestHeaders.of(Map.of("X-Token", List.of(token))),
                () -> "{}".getBytes(StandardCharsets.UTF_8));
    }
}
