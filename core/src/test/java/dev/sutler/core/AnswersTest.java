package dev.sutler.core;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.PLAN;
import static dev.sutler.core.samples.Samples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.simulation.MemoryStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

final class AnswersTest {

    private final Answers answers =
            new Answers(
                    new MemoryStore(Duration.ofSeconds(30)),
                    new BrokerOptions(
                            Duration.ofSeconds(50), Duration.ofSeconds(2), Duration.ofHours(1)),
                    () -> 0);

    @ParameterizedTest(name = "{0}, polls {1}: first {2}, repeat {3}, told to poll {4}")
    @CsvSource({
        "SYNCHRONOUS,  true,  PT50S, PT50S, false",
        "SYNCHRONOUS,  false, PT50S, PT50S, false",
        "ASYNCHRONOUS, true,  PT0S,  PT0S,  false",
        "ASYNCHRONOUS, false, PT50S, PT50S, true",
        "FASTEST,      true,  PT2S,  PT0S,  false",
        "FASTEST,      false, PT50S, PT50S, false",
    })
    void waitsAsThePlanAndTheClientAllow(
            AnswerMode mode, boolean polls, Duration first, Duration repeat, boolean mustPoll) {
        Command command =
                new Command.Deprovision(
                        Samples.caller(), INSTANCE_ID, new PlanChoice(SERVICE, PLAN), polls);
        assertThat(answers.patience(mode, command)).isEqualTo(first);
        assertThat(answers.patienceOfRepeat(mode, command)).isEqualTo(repeat);
        assertThat(Answers.needsPolling(mode, command)).isEqualTo(mustPoll);
    }

    @Test
    void whatLeftTheCatalogIsAnsweredAsFastAsMayBe() {
        assertThat(Answers.mode(Optional.empty())).isEqualTo(AnswerMode.FASTEST);
        assertThat(
                        Answers.mode(
                                Offer.open()
                                        .with(AnswerMode.ASYNCHRONOUS)
                                        .catalog()
                                        .plan(SERVICE, PLAN)))
                .isEqualTo(AnswerMode.ASYNCHRONOUS);
    }

    @ParameterizedTest(name = "polled for {0}: {1}")
    @CsvSource({"PT50M, PT40M", "PT10S, PT8S"})
    void anOperationEndsBeforeThePlatformStopsPolling(Duration polled, Duration expected) {
        Offer offer =
                Offer.open()
                        .with(
                                new dev.sutler.core.catalog.ServicePlan.Handling(
                                        AnswerMode.FASTEST, false, Optional.of(polled)));
        assertThat(BrokerOptions.DEFAULT.timeLimit(offer.catalog().plan(SERVICE, PLAN)))
                .isEqualTo(expected);
        assertThat(BrokerOptions.DEFAULT.timeLimit(Optional.empty()))
                .isEqualTo(Duration.ofHours(1));
    }
}
