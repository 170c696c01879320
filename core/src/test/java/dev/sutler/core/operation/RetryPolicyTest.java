package dev.sutler.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

final class RetryPolicyTest {

    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60));

    /// The longest that chance can make of it.
    private static final RandomGenerator HIGHEST =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    return Long.MAX_VALUE;
                }

                @Override
                public long nextLong(long bound) {
                    return bound - 1;
                }
            };

    @ParameterizedTest
    @CsvSource({
        "1,          PT1S",
        "2,          PT2S",
        "3,          PT4S",
        "6,          PT32S",
        "7,          PT1M",
        "100,        PT1M",
        "2147483647, PT1M",
        "0,          PT1S",
        "-1,         PT1S",
    })
    void theLongestPauseDoublesUpToTheMost(int attempts, Duration longest) {
        assertThat(POLICY.pause(attempts, HIGHEST)).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 31, 32, 63, 64, 1_000_000})
    void everyPauseStaysInBounds(int attempts) {
        Random random = new Random(attempts);
        RetryPolicy longest = new RetryPolicy(Duration.ofDays(1), Duration.ofDays(1));
        for (int time = 0; time < 1_000; time++) {
            assertThat(POLICY.pause(attempts, random))
                    .isBetween(Duration.ofMillis(50), Duration.ofSeconds(60));
            assertThat(longest.pause(attempts, random))
                    .isBetween(Duration.ofMillis(50), Duration.ofDays(1));
        }
    }

    @Test
    void pausesAreSpreadOverTheWholeRange() {
        Random random = new Random(1);
        long low =
                IntStream.range(0, 1_000)
                        .filter(time -> POLICY.pause(7, random).toSeconds() < 15)
                        .count();
        assertThat(low).isBetween(180L, 320L);
    }

    @Test
    void aPolicyShorterThanTheShortestPauseIsKept() {
        RetryPolicy quick = new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(quick.pause(5, HIGHEST)).isEqualTo(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT-1S, PT1S", "PT2S, PT1S", "PT1S, PT25H"})
    void badBoundsAreRefused(Duration first, Duration most) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(first, most));
    }
}
