package dev.sutler.spi;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The turns of a process that is alone.
final class ProcessTurns implements Turns {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final LongSupplier nanoTime;
    /* By name; guarded by itself. A turn that has run out stands here until it is taken again. */
    private final Map<String, Taken> taken = new HashMap<>();

    ProcessTurns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<Turn> take(String name, Duration atMost) {
        Turns.check(name);
        long now = nanoTime.getAsLong();
        synchronized (taken) {
            Taken before = taken.get(name);
            if (before != null && before.until - now > 0) {
                return Optional.empty();
            }
            Taken turn = new Taken(name, now + nanos(atMost), before != null);
            taken.put(name, turn);
            return Optional.of(turn);
        }
    }

    private static long nanos(Duration atMost) {
        if (atMost.isNegative()) {
            return 0;
        }
        return (atMost.compareTo(LONGEST) > 0 ? LONGEST : atMost).toNanos();
    }

    private final class Taken implements Turn {

        private final String name;
        private final boolean undisturbed;
        private long until;

        private Taken(String name, long until, boolean undisturbed) {
            this.name = name;
            this.until = until;
            this.undisturbed = undisturbed;
        }

        @Override
        public boolean undisturbed() {
            return undisturbed;
        }

        /* Of a turn that has run out, the name may be somebody else's by now. */
        @Override
        public void close() {
            synchronized (taken) {
                if (taken.get(name) == this) {
                    until = nanoTime.getAsLong();
                }
            }
        }
    }
}
