package dev.sutler.rig.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/// What goes wrong on a proxy's links at this moment.
public final class Weather {

    private final RandomGenerator random;
    private final AtomicReference<CountDownLatch> gate =
            new AtomicReference<>(new CountDownLatch(0));
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile double cutChance;
    private volatile double lateChance;
    private volatile Duration lateBy = Duration.ZERO;

    /// @param random must be safe for several threads
    Weather(RandomGenerator random) {
        this.random = random;
    }

    /// Nothing arrives any more, in either direction. What was sent meanwhile arrives when it
    /// clears, whether or not its sender still waits.
    public void hold() {
        gate.set(new CountDownLatch(1));
    }

    /// Whatever is sent takes this much longer.
    public void slow(Duration newDelay) {
        delay = newDelay;
    }

    /// This share of commits gets no answer: the connection is cut once the server has committed.
    public void cutCommits(double chance) {
        cutChance = chance;
    }

    /// This share of what is written about held work reaches the server later by so much, whether
    /// or not its sender still waits, while all else passes.
    public void lateWrites(double chance, Duration by) {
        lateBy = by;
        lateChance = chance;
    }

    /// All is well again.
    public void clear() {
        cutChance = 0;
        lateChance = 0;
        delay = Duration.ZERO;
        gate.get().countDown();
    }

    /// How many commits were cut off from their answers.
    public int cuts() {
        return cuts.get();
    }

    void await() throws InterruptedException {
        gate.get().await();
    }

    /// How long this message has to wait.
    Duration delay(boolean heldWork) {
        double chance = lateChance;
        return heldWork && chance > 0 && random.nextDouble() < chance ? delay.plus(lateBy) : delay;
    }

    boolean cutsThis() {
        double chance = cutChance;
        return chance > 0 && random.nextDouble() < chance;
    }

    void wasCut() {
        cuts.incrementAndGet();
    }
}
