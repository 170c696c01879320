package dev.sutler.server.security;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Lets so many requests of one platform in at once, and answers 429 to the others, so that one
/// platform does not take what all of them need.
///
/// A quarter of the room is kept for what only reads: a platform whose requests all wait for
/// synchronous operations can still fetch the catalog, and poll for the operations that it has.
public final class PlatformLimiter implements PlatformHandler {

    private static final Duration LATER = Duration.ofSeconds(2);

    private final PlatformHandler next;
    private final int most;
    private final int mostChanges;
    private final Map<String, Load> loads = new HashMap<>();

    private record Load(int all, int changes) {

        static final Load NONE = new Load(0, 0);

        Load with(int each, boolean changes) {
            return new Load(all + each, this.changes + (changes ? each : 0));
        }
    }

    /// @param next answers what is let in
    /// @param most how many requests of one platform may be in there; at least 2
    public PlatformLimiter(PlatformHandler next, int most) {
        this.next = next;
        this.most = most;
        this.mostChanges = most - Math.max(1, most / 4);
    }

    @Override
    public HttpResponse handle(HttpRequest request, String platform) {
        boolean changes = !request.method().equals("GET") && !request.method().equals("HEAD");
        if (!enter(platform, changes)) {
            return HttpResponse.error(
                            ErrorWord.TOO_MANY_REQUESTS,
                            "Too many requests of this platform are in work. Send the same request"
                                    + " again in a moment.")
                    .withRetryAfter(LATER);
        }
        try {
            return next.handle(request, platform);
        } finally {
            leave(platform, changes);
        }
    }

    private boolean enter(String platform, boolean changes) {
        synchronized (loads) {
            Load load = loads.getOrDefault(platform, Load.NONE);
            if (load.all() >= most || (changes && load.changes() >= mostChanges)) {
                return false;
            }
            loads.put(platform, load.with(1, changes));
            return true;
        }
    }

    private void leave(String platform, boolean changes) {
        synchronized (loads) {
            Load left = loads.getOrDefault(platform, Load.NONE).with(-1, changes);
            if (left.equals(Load.NONE)) {
                loads.remove(platform);
            } else {
                loads.put(platform, left);
            }
        }
    }
}
