package dev.sutler.core;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.simulation.MemoryStore;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store.Held;
import dev.sutler.spi.InstanceDetails;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

final class LastOperationsTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final MemoryStore store = new MemoryStore(Duration.ofSeconds(30));
    private final Sight sight = new Sight(store, Samples.caller().platform());

    @BeforeEach
    void twoOperationsAboutTheInstance() {
        StoredInstance fresh = Samples.readyInstance().with(StoredInstance.Status.NEW);
        store.begin(
                new Transition.Provision(fresh, operation(FIRST, OperationKind.PROVISION)),
                Optional.of(new UUID(9, 9)));
        store.record(
                new Held(FIRST, Operation.Subject.of("i"), 1),
                new Step.Finished(
                        Optional.empty(),
                        "",
                        new Step.Change.InstanceReady(InstanceDetails.none())));
        store.begin(
                new Transition.Deprovision(
                        INSTANCE_ID,
                        2,
                        Optional.empty(),
                        operation(SECOND, OperationKind.DEPROVISION)),
                Optional.empty());
    }

    @Test
    void aKnownOperationIsToldEvenIfItIsNotTheLatest() {
        Outcome.LastOperation told = told(Optional.of(FIRST.toString()));
        assertThat(told.operation().id()).isEqualTo(FIRST);
        assertThat(told.operation().state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(told.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "task_10",
                "00000000-0000-0000-0000-000000000009",
                "0-0-0-0-9",
                "'; drop",
                "\0"
            })
    void anUnknownOperationMeansTheLatest(String asked) {
        Outcome.LastOperation told = told(Optional.of(asked));
        assertThat(told.operation().id()).isEqualTo(SECOND);
        assertThat(told.retryAfter()).isPresent();
    }

    @Test
    void noOperationMeansTheLatest() {
        assertThat(told(Optional.empty()).operation().id()).isEqualTo(SECOND);
    }

    @Test
    void anOperationAboutSomethingElseIsNotTold() {
        Outcome outcome =
                LastOperations.of(
                        sight,
                        Operation.Subject.of("another instance"),
                        Optional.of(FIRST.toString()),
                        Optional::empty);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected ->
                                assertThat(rejected.rejection().reason())
                                        .isEqualTo(Reason.NOT_FOUND));
    }

    /// A tenth of its age, not before it is due, and never a silly wait.
    @ParameterizedTest(name = "{0} old and due in {1}: {2}")
    @CsvSource({
        "PT0S,  PT0S,  PT1S",
        "PT9S,  PT0S,  PT1S",
        "PT20S, PT0S,  PT2S",
        "PT50S, PT0S,  PT5S",
        "PT5S,  PT12S, PT12S",
        "PT50S, PT3S,  PT5S",
        "PT2H,  PT0S,  PT30S",
        "PT5S,  PT1H,  PT30S",
        "PT5S,  PT-1H, PT1S",
    })
    void waitsLongerTheOlderTheOperation(Duration age, Duration due, Duration expected) {
        Operation plain = Samples.operation(OperationKind.PROVISION);
        Operation aged =
                new Operation(
                        plain.id(),
                        plain.subject(),
                        plain.kind(),
                        plain.order(),
                        plain.progress(),
                        new Operation.Schedule(
                                NOW.minus(age),
                                NOW.plus(due),
                                NOW.plusSeconds(99_999),
                                Optional.empty(),
                                NOW),
                        plain.lease());
        Outcome outcome =
                LastOperations.of(
                        sight, plain.subject(), Optional.empty(), () -> Optional.of(aged));
        assertThat(((Outcome.LastOperation) outcome).retryAfter()).contains(expected);
    }

    private Outcome.LastOperation told(Optional<String> asked) {
        return (Outcome.LastOperation)
                LastOperations.of(
                        sight,
                        Operation.Subject.of(INSTANCE_ID),
                        asked,
                        () -> sight.instance(INSTANCE_ID).latest());
    }

    private static NewOperation operation(UUID id, OperationKind kind) {
        return new NewOperation(
                id,
                Operation.Subject.of(INSTANCE_ID),
                kind,
                Samples.order(false),
                Optional.empty());
    }
}
