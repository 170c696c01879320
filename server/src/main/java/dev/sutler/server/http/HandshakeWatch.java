package dev.sutler.server.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Hangs up on clients that do not come to the end of a TLS handshake.
///
/// The library knows a connection only after the handshake, so by itself it would wait for ever. A
/// handshake takes place on the thread that serves the connection afterwards, which is how its end
/// is known.
final class HandshakeWatch implements AutoCloseable {

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Semaphore closing = new Semaphore(0);
    private final Map<Thread, Handshake> underWay = new ConcurrentHashMap<>();

    private record Handshake(Socket socket, long began) {}

    /// @param patience how long a handshake may take
    /// @param nanoTime a monotonic clock
    HandshakeWatch(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /// Looks now and then from now on.
    ///
    /// @param threads where the thread that looks comes from
    void start(ThreadFactory threads) {
        threads.newThread(this::look).start();
    }

    private void look() {
        long pause = Math.max(1, patience.toNanos() / 4);
        try {
            while (!closing.tryAcquire(pause, TimeUnit.NANOSECONDS)) {
                sweep();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// This thread begins a handshake.
    void begins(Socket socket) {
        underWay.put(Thread.currentThread(), new Handshake(socket, nanoTime.getAsLong()));
    }

    /// This thread's handshake, if there was one, went well.
    void done() {
        underWay.remove(Thread.currentThread());
    }

    /// Forgets those that have failed, and ends those that take too long.
    void sweep() {
        long now = nanoTime.getAsLong();
        underWay.forEach(
                (thread, handshake) -> {
                    if (!thread.isAlive() || handshake.socket().isClosed()) {
                        underWay.remove(thread, handshake);
                    } else if (now - handshake.began() > patience.toNanos()) {
                        hangUp(thread, handshake);
                    }
                });
    }

    /* One that has just come to its end is not in the map any more, and is left alone. */
    private void hangUp(Thread thread, Handshake handshake) {
        if (!underWay.remove(thread, handshake)) {
            return;
        }
        try {
            handshake.socket().close();
        } catch (IOException gone) {
            // Then it is closed as well.
        }
    }

    @Override
    public void close() {
        closing.release();
    }

    /// How many handshakes are known to be under way.
    int underWay() {
        return underWay.size();
    }
}
