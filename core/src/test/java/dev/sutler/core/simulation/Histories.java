package dev.sutler.core.simulation;

import dev.sutler.core.lifecycle.BindingKey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/// Histories out of a seed, and shorter ones out of those that show something.
final class Histories {

    private static final int LONGEST = 40;
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(31),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(11));
    private static final List<Fate> FATES = List.of(Fate.values());
    private static final List<Fate> STUCK =
            List.of(
                    Fate.DONE,
                    Fate.WORKING,
                    Fate.TEMPORARY,
                    Fate.FAILED_HALFWAY,
                    Fate.THROWS_BEFORE,
                    Fate.THROWS_AFTER);

    private Histories() {}

    static Fate stuck(long seed) {
        return STUCK.get((int) (seed % STUCK.size()));
    }

    static List<Plot> of(long seed) {
        Random random = new Random(seed);
        List<Plot> history = new ArrayList<>();
        for (int length = 5 + random.nextInt(LONGEST - 5); length > 0; length--) {
            history.add(plot(random));
        }
        return history;
    }

    private static Plot plot(Random random) {
        int process = random.nextInt(2);
        boolean polls = random.nextInt(4) > 0;
        String id = "i" + random.nextInt(2);
        BindingKey key = new BindingKey(id, "b" + random.nextInt(2));
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Plot.Provision(process, id, rarely(random), polls);
            case 3 -> new Plot.Update(process, id, random.nextInt(3), random.nextBoolean(), polls);
            case 4, 5 -> new Plot.Deprovision(process, id, polls);
            case 6, 7 -> new Plot.Bind(process, key, rarely(random), polls);
            case 8 -> new Plot.Unbind(process, key, polls);
            case 9, 10, 11, 12 -> new Plot.Fated(FATES.get(random.nextInt(FATES.size())));
            case 13 ->
                    new Plot.StoreFault(
                            process,
                            random.nextBoolean()
                                    ? Plot.StoreFault.Kind.UNREACHABLE
                                    : Plot.StoreFault.Kind.REPLY_LOST);
            case 14 -> new Plot.Claim(process);
            case 15, 16 -> new Plot.Work(1);
            case 17 -> random.nextInt(3) > 0 ? new Plot.Renew(1) : new Plot.Crash(process);
            default -> new Plot.Advance(PAUSES.get(random.nextInt(PAUSES.size())));
        };
    }

    private static int rarely(Random random) {
        return random.nextInt(5) == 0 ? 1 : 0;
    }

    /// The history without every step that it can do without.
    static List<Plot> shrunk(List<Plot> history, Predicate<List<Plot>> stillShows) {
        List<Plot> shortest = history;
        for (int size = Math.max(1, history.size() / 2); size > 0; size /= 2) {
            for (int from = 0; from + size <= shortest.size(); ) {
                List<Plot> shorter = new ArrayList<>(shortest);
                shorter.subList(from, from + size).clear();
                if (stillShows.test(shorter)) {
                    shortest = shorter;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }
}
