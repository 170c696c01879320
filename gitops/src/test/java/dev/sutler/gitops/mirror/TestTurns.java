package dev.sutler.gitops.mirror;

import dev.sutler.spi.Turns;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Turns among the replicas of a test. Each replica has its own view of the same.
final class TestTurns {

    private final Map<String, String> held = new HashMap<>();
    private final Map<String, String> last = new HashMap<>();

    Turns of(String replica) {
        return (name, atMost) -> take(replica, name, atMost);
    }

    private synchronized Optional<Turns.Turn> take(String replica, String name, Duration atMost) {
        if (atMost.isNegative() || held.containsKey(name)) {
            return Optional.empty();
        }
        held.put(name, replica);
        boolean undisturbed = replica.equals(last.put(name, replica));
        return Optional.of(
                new Turns.Turn() {
                    @Override
                    public boolean undisturbed() {
                        return undisturbed;
                    }

                    @Override
                    public void close() {
                        release(name);
                    }
                });
    }

    private synchronized void release(String name) {
        held.remove(name);
    }
}
