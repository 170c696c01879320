package dev.sutler.server.security;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Lets a platform begin only so much that there is no room for yet. What would add to it is
/// refused; what removes something, and what only asks, goes on, so that the platform can help
/// itself.
///
/// The queue is the store's, the same for all replicas. It is counted at most every few seconds, or
/// sooner where what was accepted since may have filled it, and by one request at a time: the
/// others go by the last count.
public final class QueueLimiter implements PlatformHandler {

    private static final Duration LATER = Duration.ofSeconds(10);
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private static final long JUST_NOW = Duration.ofMillis(250).toNanos();
    private static final Set<String> ADDING = Set.of("PUT", "PATCH");

    private final PlatformHandler next;
    private final Supplier<Map<String, Long>> queued;
    private final int most;
    private final LongSupplier nanoTime;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Count last;

    /// @param queued how many each platform has in the queue
    /// @param at when it was counted
    /// @param since what was accepted here since then, and may be in the queue
    private record Count(Map<String, Long> queued, long at, Map<String, LongAdder> since) {

        long of(String platform) {
            LongAdder more = since.get(platform);
            return queued.getOrDefault(platform, 0L) + (more == null ? 0 : more.sum());
        }

        void accepted(String platform) {
            since.computeIfAbsent(platform, _ -> new LongAdder()).increment();
        }
    }

    /// @param next answers what is let in
    /// @param queued counts what waits for room, by platform; may throw [StoreUnavailableException]
    /// @param most how much of it a platform may have
    public QueueLimiter(
            PlatformHandler next,
            Supplier<Map<String, Long>> queued,
            int most,
            LongSupplier nanoTime) {
        this.next = next;
        this.queued = queued;
        this.most = most;
        this.nanoTime = nanoTime;
        this.last = new Count(Map.of(), nanoTime.getAsLong() - FRESH, new ConcurrentHashMap<>());
    }

    @Override
    public HttpResponse handle(HttpRequest request, String platform) {
        if (!ADDING.contains(request.method())) {
            return next.handle(request, platform);
        }
        if (isFull(platform)) {
            return HttpResponse.error(
                            ErrorWord.TOO_MANY_REQUESTS,
                            "Too many operations of this platform wait for room. Send the same"
                                    + " request again later.")
                    .withRetryAfter(LATER);
        }
        HttpResponse response = next.handle(request, platform);
        if (response.status() == 202) {
            last.accepted(platform);
        }
        return response;
    }

    private boolean isFull(String platform) {
        long age = nanoTime.getAsLong() - last.at;
        boolean full = last.of(platform) >= most;
        if (age >= FRESH || (full && age >= JUST_NOW)) {
            count();
            full = last.of(platform) >= most;
        }
        return full;
    }

    /* Who cannot count lets the request through: it will hear from the store itself. */
    private void count() {
        if (!counting.tryLock()) {
            return;
        }
        try {
            long at = nanoTime.getAsLong();
            Map<String, LongAdder> since = new ConcurrentHashMap<>();
            last = new Count(Map.copyOf(queued.get()), at, since);
        } catch (StoreUnavailableException unavailable) {
            last = new Count(Map.of(), nanoTime.getAsLong(), new ConcurrentHashMap<>());
        } finally {
            counting.unlock();
        }
    }
}
