package dev.sutler.server.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;

import java.time.Duration;
import java.util.function.LongSupplier;

/// A connection of which we know whether it waits for its client or the client for us.
///
/// The library looks at all connections now and then and closes those that are idle for too long.
/// By itself it takes one that waits for a slow answer for an idle one, and has no remedy against a
/// client that stops in the middle of a request, or of reading its answer. Here each phase of a
/// request has its time, and one that is over is interrupted.
final class WatchedConnection implements ServerConnection, InterruptableTask<Void> {

    private static final ScopedValue<WatchedConnection> CURRENT = ScopedValue.newInstance();

    private final ServerConnection connection;
    private final Duration patience;
    private final Duration longestWork;
    private final LongSupplier nanoTime;
    private volatile Moment moment;
    private volatile boolean ours;

    /// What is waited for.
    enum Phase {
        /// The client is to send a request, or the head of one.
        WAITING,
        /// The client is to send a body.
        RECEIVING,
        /// We are to answer.
        WORKING,
        /// The client is to take its answer.
        SENDING
    }

    private record Moment(Phase phase, long since) {}

    /// @param connection the library's own
    /// @param patience how long its client may take for a request, for the next one, or to read
    /// @param longestWork how long we may take for an answer
    /// @param nanoTime a monotonic clock
    WatchedConnection(
            ServerConnection connection,
            Duration patience,
            Duration longestWork,
            LongSupplier nanoTime) {
        this.connection = connection;
        this.patience = patience;
        this.longestWork = longestWork;
        this.nanoTime = nanoTime;
        this.moment = new Moment(Phase.WAITING, nanoTime.getAsLong());
    }

    /// The connection whose request this thread answers begins a phase.
    static void enter(Phase phase) {
        WatchedConnection current = CURRENT.get();
        current.moment = new Moment(phase, current.nanoTime.getAsLong());
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
        Moment now = moment;
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - now.since());
        return switch (now.phase()) {
            case WAITING -> connection.idleTime();
            case RECEIVING, SENDING -> since;
            case WORKING -> since.compareTo(longestWork) > 0 ? patience.plus(since) : Duration.ZERO;
        };
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
