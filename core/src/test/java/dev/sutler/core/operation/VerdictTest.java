package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.store.Step;
import dev.sutler.core.store.Step.Change;
import dev.sutler.spi.Gone;
import dev.sutler.spi.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

final class VerdictTest {

    private static final Duration PAUSE = Duration.ofSeconds(40);

    @ParameterizedTest(name = "asked for {0} with {1} left: {2}")
    @CsvSource({
        "PT0S,                   PT5H,    PT1S",
        "PT-1S,                  PT5H,    PT1S",
        "PT5S,                   PT5H,    PT5S",
        "PT9H,                   PT5H,    PT1H",
        "PT2562047788015215H30M, PT5H,    PT1H",
        "PT30M,                  PT10M,   PT10M",
        "PT0S,                   PT0.25S, PT0.25S",
    })
    void asksAgainInBoundsAndNotAfterTheDeadline(Duration asked, Duration left, Duration expected) {
        Step step = verdict(left, new CallResult.Said<>(Progress.working(json("{}"), asked, "")));
        assertThat(((Step.Working) step).retryAfter()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "with {0} left: {1}")
    @CsvSource({"PT5H, PT40S", "PT40S, PT40S", "PT10S, PT10S", "PT0.001S, PT0.001S"})
    void triesAgainAtTheDeadlineAtTheLatest(Duration left, Duration expected) {
        Step unknown = verdict(left, new CallResult.Unknown<>("?"));
        Step temporary = verdict(left, new CallResult.Said<>(Progress.tryAgain("Busy.")));
        assertThat(((Step.Retry) unknown).delay()).isEqualTo(expected);
        assertThat(((Step.Retry) temporary).delay()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S"})
    void givesUpWhenNothingIsLeft(Duration left) {
        assertThat(StepWords.of(verdict(left, new CallResult.Unknown<>("Cut off."))))
                .isEqualTo("InstanceFailed failed late");
    }

    @Test
    void tellsTheLastThingHeardWhenItGivesUp() {
        Step step = verdict(Duration.ZERO, new CallResult.Said<>(Progress.tryAgain("Disk full.")));
        assertThat(((Step.Finished) step).description()).endsWith("Disk full.");
    }

    @Test
    void aResultCountsHoweverLateItIs() {
        Step step = verdict(Duration.ofDays(-1), new CallResult.Said<>(Progress.gone()));
        assertThat(StepWords.of(step)).isEqualTo("InstanceRemoved");
    }

    private static Step verdict(Duration left, CallResult<Gone> result) {
        return new Verdict(left, PAUSE)
                .of(
                        result,
                        gone -> Verdict.succeeded(new Change.InstanceRemoved()),
                        (failure, certainty) ->
                                Verdict.failed(failure, new Change.InstanceFailed()));
    }
}
