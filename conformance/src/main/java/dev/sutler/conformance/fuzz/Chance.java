package dev.sutler.conformance.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Everything that is left to chance for one input; the same for the same seed and number.
final class Chance {

    private static final long APART = 0x9E3779B97F4A7C15L;

    private final RandomGenerator random;

    Chance(long seed, long number) {
        this.random = new SplittableRandom(seed * APART + number);
    }

    /// A number from 0 to one less than the bound.
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <E> E pick(List<E> list) {
        return list.get(below(list.size()));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    double number() {
        return random.nextGaussian();
    }
}
