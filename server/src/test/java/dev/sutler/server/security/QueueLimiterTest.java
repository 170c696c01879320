package dev.sutler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.Peer;
import dev.sutler.server.http.RequestBody;
import dev.sutler.server.http.RequestHeaders;
import dev.sutler.server.http.RequestIdentity;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

final class QueueLimiterTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicReference<Map<String, Long>> stored = new AtomicReference<>(Map.of());
    private final AtomicInteger status = new AtomicInteger(202);
    private boolean storeIsAway;
    private final QueueLimiter limiter =
            new QueueLimiter(
                    (request, platform) -> HttpResponse.empty(status.get()),
                    this::count,
                    3,
                    now::get);

    private Map<String, Long> count() {
        counted.incrementAndGet();
        if (storeIsAway) {
            throw new StoreUnavailableException("away", new IllegalStateException());
        }
        return stored.get();
    }

    private HttpResponse ask(String method, String platform) {
        return limiter.handle(
                new HttpRequest(
                        new RequestIdentity("r", false),
                        new Peer("192.0.2.1", Optional.empty()),
                        method,
                        "/",
                        "",
                        RequestHeaders.of(Map.of()),
                        RequestBody.NONE),
                platform);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aFullQueueRefusesWhatWouldAddToItAndSaysWhenToComeBack() {
        stored.set(Map.of("cf", 3L));

        HttpResponse refused = ask("PUT", "cf");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers())
                .containsEntry("Retry-After", "10")
                .containsEntry("Content-Type", "application/json");
        assertThat(ask("PATCH", "cf").status()).isEqualTo(429);
        assertThat(ask("DELETE", "cf").status()).isEqualTo(202);
        assertThat(ask("GET", "cf").status()).isEqualTo(202);
        assertThat(ask("PUT", "kubernetes").status()).isEqualTo(202);
    }

    @Test
    void itIsCountedOnceInAWhile() {
        ask("PUT", "cf");
        ask("PUT", "cf");
        assertThat(counted).hasValue(1);
        pass(Duration.ofSeconds(6));
        ask("PUT", "cf");
        assertThat(counted).hasValue(2);
    }

    @Test
    void whatWasAcceptedSinceIsCountedBeforeAnybodyIsRefused() {
        for (int request = 0; request < 3; request++) {
            assertThat(ask("PUT", "cf").status()).isEqualTo(202);
        }
        assertThat(ask("PUT", "cf").status()).as("may be full").isEqualTo(429);
        pass(Duration.ofSeconds(1));
        assertThat(ask("PUT", "cf").status()).as("was worked off").isEqualTo(202);
    }

    @Test
    void whatIsDoneAtOnceFillsNothing() {
        status.set(201);
        for (int request = 0; request < 100; request++) {
            assertThat(ask("PUT", "cf").status()).isEqualTo(201);
        }
        assertThat(counted).hasValue(1);
    }

    @Test
    void aStoreThatIsAwayIsForOthersToTell() {
        storeIsAway = true;
        assertThat(ask("PUT", "cf").status()).isEqualTo(202);
    }
}
