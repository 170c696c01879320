package dev.sutler.server.http;

import dev.sutler.server.http.WatchedConnection.Phase;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.RoutingRequest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a request's body up to the limit, and sees to it that the connection can be used again.
final class BodyReader implements RequestBody {

    /* What is thrown away of a body that nobody wants, so that the client gets to read its answer. */
    private static final long DISCARDED_AT_MOST = 16L << 20;

    private final RoutingRequest request;
    private final int limit;
    private Optional<InputStream> stream = Optional.empty();

    BodyReader(RoutingRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    @Override
    public byte[] bytes() {
        if (!request.content().hasEntity()) {
            return NONE.bytes();
        }
        OptionalLong announced = request.headers().contentLength();
        if (announced.isPresent() && announced.getAsLong() > limit) {
            throw tooLarge();
        }
        byte[] read;
        WatchedConnection.enter(Phase.RECEIVING);
        try {
            read = open().readNBytes(limit + 1);
        } catch (IOException | RuntimeException cut) {
            throw HttpProblem.badRequest(
                    "The body could not be read to its end. Send all of what Content-Length says.");
        } finally {
            WatchedConnection.enter(Phase.WORKING);
        }
        if (read.length > limit) {
            throw tooLarge();
        }
        return read;
    }

    /// Throws away what is left of the body, within reason.
    ///
    /// @return whether the connection can be used for another request
    boolean finish() {
        if (!request.content().hasEntity() || request.content().consumed()) {
            return true;
        }
        if (stream.isEmpty() && request.headers().containsToken(HeaderValues.EXPECT_100)) {
            return false;
        }
        WatchedConnection.enter(Phase.RECEIVING);
        try {
            return discard(open());
        } catch (IOException | RuntimeException broken) {
            return false;
        } finally {
            WatchedConnection.enter(Phase.WORKING);
        }
    }

    private InputStream open() {
        InputStream open = stream.orElseGet(() -> request.content().inputStream());
        stream = Optional.of(open);
        return open;
    }

    private static boolean discard(InputStream rest) throws IOException {
        byte[] buffer = new byte[16 << 10];
        long discarded = 0;
        while (discarded < DISCARDED_AT_MOST) {
            int read = rest.read(buffer);
            if (read < 0) {
                return true;
            }
            discarded += read;
        }
        return false;
    }

    private HttpProblem tooLarge() {
        return HttpProblem.badRequest(
                "The body is larger than %,d bytes. Send a smaller one.".formatted(limit));
    }
}
