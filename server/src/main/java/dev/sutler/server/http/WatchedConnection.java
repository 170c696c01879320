package dev.sutler.server.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;

import java.time.Duration;

/// A connection of which we know whether it waits for its client or the client for us.
///
/// The library looks at all connections now and then and closes those that are idle for too long.
/// By itself it takes one that waits for a slow answer for an idle one, and has no remedy against a
/// client that stops in the middle of a request. Here the first is not idle, and the second is
/// interrupted.
final class WatchedConnection implements ServerConnection, InterruptableTask<Void> {

    private static final ScopedValue<WatchedConnection> CURRENT = ScopedValue.newInstance();

    private final ServerConnection connection;
    private final Duration patience;
    private volatile boolean answering;
    private volatile boolean ours;

    /// @param connection the library's own
    /// @param patience how long its client may take for a request, or for the next one
    WatchedConnection(ServerConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// The connection whose request this thread answers has all that it needs, or waits for its
    /// client again.
    static void answering(boolean answering) {
        CURRENT.get().answering = answering;
    }

    /// From now on, or no longer, what goes wrong on the connection of this thread is no fault of
    /// the request's syntax.
    static void ours(boolean ours) {
        CURRENT.get().ours = ours;
    }

    /// Whether a request of this thread's connection had been understood when something went wrong.
    static boolean isOurs() {
        return CURRENT.isBound() && CURRENT.get().ours;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        ScopedValue.where(CURRENT, this)
                .call(
                        () -> {
                            connection.handle(limit);
                            return this;
                        });
    }

    @Override
    public Duration idleTime() {
        return answering ? Duration.ZERO : connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        connection.close(interrupt || idleTime().compareTo(patience) > 0);
    }

    @Override
    public boolean canInterrupt() {
        return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }
}
