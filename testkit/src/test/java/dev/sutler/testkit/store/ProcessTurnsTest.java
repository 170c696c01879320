package dev.sutler.testkit.store;

import dev.sutler.spi.Turns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The contract about turns, for a process that is alone.
final class ProcessTurnsTest implements TurnsContract {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Turns turns = Turns.withinThisProcess(nanos::get);

    @Override
    public Turns turns() {
        return turns;
    }

    @Override
    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
