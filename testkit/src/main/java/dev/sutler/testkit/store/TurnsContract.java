package dev.sutler.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.Turns;
import dev.sutler.spi.Turns.Turn;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Who has a turn, as one process sees it.
public interface TurnsContract extends TurnsFixture {

    /// How long the turns of these tests last.
    Duration MINUTE = Duration.ofMinutes(1);

    /// What is done in turns.
    String NAME = "gitops:https://example.org/r.git#main";

    @Test
    default void aTurnIsOneThreads() {
        Turn turn = turns().take(NAME, MINUTE).orElseThrow();

        assertThat(turns().take(NAME, MINUTE)).isEmpty();
        assertThat(turns().take("another", MINUTE)).isPresent();

        turn.close();
        assertThat(turns().take(NAME, MINUTE)).isPresent();
    }

    @Test
    default void whoeverTakesItAtTheSameTimeGetsItAlone() {
        List<Optional<Turn>> taken =
                Together.run(Collections.nCopies(8, () -> turns().take(NAME, MINUTE)));

        assertThat(taken.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    default void aTurnThatIsNotGivenBackRunsOut() {
        assertThat(turns().take(NAME, MINUTE)).isPresent();
        advance(MINUTE.minusSeconds(10));
        assertThat(turns().take(NAME, MINUTE)).isEmpty();

        advance(Duration.ofSeconds(11));
        assertThat(turns().take(NAME, MINUTE)).isPresent();
    }

    @Test
    default void whoeverWasPausedTakesNothingFromTheNext() {
        Turn paused = turns().take(NAME, MINUTE).orElseThrow();
        advance(MINUTE.plusSeconds(1));
        Turn next = turns().take(NAME, MINUTE).orElseThrow();

        paused.close();

        assertThat(turns().take(NAME, MINUTE)).isEmpty();
        next.close();
        assertThat(turns().take(NAME, MINUTE)).isPresent();
    }

    @Test
    default void givingBackTwiceIsGivingBackOnce() {
        Turn turn = turns().take(NAME, MINUTE).orElseThrow();
        turn.close();
        turn.close();
        assertThat(turns().take(NAME, MINUTE)).isPresent();

        turn.close();
        assertThat(turns().take(NAME, MINUTE)).isEmpty();
    }

    @Test
    default void theFirstTurnTellsNothingOfOthersAndTheNextIsUndisturbed() {
        try (Turn first = turns().take(NAME, MINUTE).orElseThrow()) {
            assertThat(first.undisturbed()).isFalse();
        }
        try (Turn second = turns().take(NAME, MINUTE).orElseThrow()) {
            assertThat(second.undisturbed()).isTrue();
        }
        assertThat(turns().take("another", MINUTE).orElseThrow().undisturbed()).isFalse();
    }

    @Test
    default void aTurnOfNoTimeIsOver() {
        assertThat(turns().take(NAME, Duration.ofSeconds(-1))).isPresent();
        assertThat(turns().take(NAME, Duration.ZERO)).isPresent();
        assertThat(turns().take(NAME, Duration.ofSeconds(Long.MAX_VALUE))).isPresent();
        assertThat(turns().take(NAME, MINUTE)).isEmpty();
    }

    @Test
    default void aNameIsShortAndPrintable() {
        String longest = "ö".repeat(Turns.LONGEST_NAME);
        assertThat(turns().take(longest, MINUTE)).isPresent();
        for (String wrong : List.of("", " ", "a\0b", "a\nb", longest + "ö")) {
            assertThatThrownBy(() -> turns().take(wrong, MINUTE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
