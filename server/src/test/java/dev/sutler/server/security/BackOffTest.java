package dev.sutler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.server.security.BackOff.Attempt;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Who has to wait after failed log-ins, and who has not.
final class BackOffTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final BackOff backOff = new BackOff(clock::get);

    private void fails(Attempt attempt, int times) {
        for (int i = 0; i < times; i++) {
            backOff.note(attempt, false);
        }
    }

    private void passes(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void afterAFewFailuresEachOneDoublesTheWait() {
        Attempt client = Attempt.of("10.0.0.1", "cf");
        fails(client, 5);
        assertThat(backOff.wait(client)).isEmpty();
        fails(client, 1);
        assertThat(backOff.wait(client)).contains(Duration.ofSeconds(1));
        passes(Duration.ofMillis(999));
        assertThat(backOff.wait(client)).contains(Duration.ofMillis(1));
        passes(Duration.ofMillis(1));
        assertThat(backOff.wait(client)).isEmpty();
        fails(client, 1);
        assertThat(backOff.wait(client)).contains(Duration.ofSeconds(2));
        fails(client, 1_000);
        assertThat(backOff.wait(client)).contains(Duration.ofMinutes(5));
    }

    @Test
    void whoLogsInOrStaysAwayBeginsAnew() {
        Attempt client = Attempt.of("10.0.0.1", "cf");
        fails(client, 6);
        backOff.note(client, true);
        fails(client, 5);
        assertThat(backOff.wait(client)).isEmpty();
        passes(Duration.ofMinutes(16));
        fails(client, 5);
        assertThat(backOff.wait(client)).isEmpty();
    }

    @Test
    void anotherSourceAndAnotherUserNameAreNotConcerned() {
        fails(Attempt.of("10.0.0.1", "cf"), 50);
        assertThat(backOff.wait(Attempt.of("10.0.0.1", "cf"))).isPresent();
        assertThat(backOff.wait(Attempt.of("10.0.0.2", "cf"))).isEmpty();
        assertThat(backOff.wait(Attempt.of("10.0.0.1", "korifi"))).isEmpty();
    }

    @Test
    void aSourceThatTriesManyUserNamesWaitsShortlyButNotThoseWhoWereThereBefore() {
        Attempt regular = Attempt.of("10.0.0.1", "cf");
        backOff.note(regular, true);
        for (int i = 0; i < 1_000; i++) {
            fails(Attempt.of("10.0.0.1", "guess" + i), 1);
        }
        assertThat(backOff.wait(Attempt.of("10.0.0.1", "new"))).contains(Duration.ofSeconds(10));
        assertThat(backOff.wait(regular)).isEmpty();
        assertThat(backOff.wait(Attempt.of("10.0.0.2", "new"))).isEmpty();
    }

    @Test
    void aNetworkOfIpv6IsOneSource() {
        fails(Attempt.of("2001:db8:0:1::1", "cf"), 3);
        fails(Attempt.of("2001:db8:0:1:ffff::2", "cf"), 3);
        assertThat(backOff.wait(Attempt.of("2001:DB8:0:1::3", "cf"))).isPresent();
        assertThat(backOff.wait(Attempt.of("2001:db8:0:2::1", "cf"))).isEmpty();
        assertThat(Attempt.of("::ffff:10.0.0.1", "cf").source()).isNotEmpty();
        assertThat(Attempt.of("no:address", "cf").source()).isEqualTo("no:address");
    }

    @Test
    void whatItRemembersIsBounded() {
        Attempt first = Attempt.of("10.0.0.1", "x".repeat(100_000));
        assertThat(first.username()).isEmpty();
        fails(first, 50);
        for (int i = 0; i < 10_001; i++) {
            fails(Attempt.of("10.0." + i / 250 + "." + i % 250, "guess"), 1);
        }
        assertThat(backOff.wait(first)).isEmpty();
    }
}
