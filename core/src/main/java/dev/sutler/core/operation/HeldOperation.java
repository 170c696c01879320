package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.store.Store;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// An operation that this process holds the lease of, and the thread that works on it.
///
/// The lease is known to be good until a moment of the monotonic ticker. A process that was paused
/// for longer finds that moment passed when it wakes up, before any message from the store could
/// tell it.
final class HeldOperation {

    /* Written by the runner's housekeeping, read by the worker; each field stands for itself. */
    private final Operation operation;
    private final LongSupplier nanoTime;
    private final AtomicReference<String> unwritten = new AtomicReference<>("");
    private volatile long goodUntil;
    private volatile boolean lost;
    private volatile boolean stopping;
    private volatile long callBegan;
    private @Nullable Thread caller;

    HeldOperation(Operation operation, LongSupplier nanoTime, long goodUntil) {
        this.operation = operation;
        this.nanoTime = nanoTime;
        this.goodUntil = goodUntil;
    }

    Operation operation() {
        return operation;
    }

    Store.Held claim() {
        return Store.Held.of(operation);
    }

    void renewed(long newGoodUntil) {
        goodUntil = newGoodUntil;
    }

    boolean expired() {
        return nanoTime.getAsLong() - goodUntil >= 0;
    }

    /// Whether nothing may be done or written any more under this lease.
    boolean gone() {
        return lost || expired();
    }

    /// Whether the result of the present call is not wanted.
    boolean unwanted() {
        return gone() || stopping;
    }

    boolean stopping() {
        return stopping;
    }

    /// The lease is not ours any more, or the operation was cut short.
    void lose() {
        lost = true;
        interrupt();
    }

    /// The process is stopping: the operation is to be handed back.
    void stop() {
        stopping = true;
        interrupt();
    }

    /* Whoever wanted to interrupt the call just before it began found nobody to interrupt. */
    synchronized void callBegins() {
        caller = Thread.currentThread();
        callBegan = nanoTime.getAsLong();
        if (lost || stopping) {
            caller.interrupt();
        }
    }

    /* Clears the interrupt, so that one meant for the call does not hit the store, and a report that has not been
    written yet, so that it does not take the place of how the call ended. */
    synchronized void callEnds() {
        caller = null;
        unwritten.set("");
        Thread.interrupted();
    }

    synchronized void interruptIfLongerThan(long nanos) {
        if (caller != null && nanoTime.getAsLong() - callBegan >= nanos) {
            caller.interrupt();
        }
    }

    private synchronized void interrupt() {
        if (caller != null) {
            caller.interrupt();
        }
    }

    void report(String description) {
        unwritten.set(description);
    }

    /// What the provider said last and the store does not know yet.
    Optional<String> takeReport() {
        return Optional.of(unwritten.getAndSet("")).filter(text -> !text.isEmpty());
    }
}
