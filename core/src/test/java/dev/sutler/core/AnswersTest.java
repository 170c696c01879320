package dev.sutler.core;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.PLAN;
import static dev.sutler.core.samples.Samples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.operation.Completions;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.simulation.MemoryStore;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

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

    /* The clock stands still: a request that waited for the end would wait for ever. */
    @Test
    @Timeout(30)
    void nobodyWaitsForWorkThatRestsLongerThanTheRequestMay() {
        MemoryStore store = new MemoryStore(Duration.ofSeconds(30));
        UUID worker = new UUID(0, 7);
        Operation operation =
                store.begin(
                                new Transition.Provision(
                                        Samples.instance(InstanceState.PROVISIONING, false)
                                                .with(StoredInstance.Status.NEW),
                                        new NewOperation(
                                                new UUID(0, 1),
                                                Operation.Subject.of(INSTANCE_ID),
                                                OperationKind.PROVISION,
                                                Samples.order(false),
                                                Optional.empty())),
                                Optional.of(worker))
                        .orElseThrow();
        store.record(
                Store.Held.of(operation),
                new Step.Working(Samples.json("{}"), Duration.ofHours(1), "It takes a while."));
        Command command =
                new Command.Deprovision(
                        Samples.caller(), INSTANCE_ID, new PlanChoice(SERVICE, PLAN), true);
        try (Completions.Wait wait = new Completions().expect(operation.id())) {
            assertThat(
                            new Answers(store, BrokerOptions.DEFAULT, () -> 0)
                                    .await(
                                            wait,
                                            operation,
                                            Duration.ofMinutes(2),
                                            command,
                                            Optional.empty()))
                    .isEqualTo(new Outcome.Accepted(operation.id(), Optional.empty()));
        }
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
