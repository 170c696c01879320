package dev.sutler.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.Operation.Schedule;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.operator.Ruling.Carry;
import dev.sutler.core.operator.Ruling.Refused;
import dev.sutler.core.operator.Ruling.Unknown;
import dev.sutler.core.operator.Ruling.Unneeded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What may be ordered about an operation of each kind in each state.
final class CuresTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID CUT = new UUID(0, 1);

    private static OperationView operation(
            OperationKind kind, OperationState state, boolean held, Duration dueIn) {
        boolean binding = kind == OperationKind.BIND || kind == OperationKind.UNBIND;
        return new OperationView(
                new UUID(0, 7),
                new Subject("i", binding ? Optional.of("b") : Optional.empty()),
                kind,
                new OperationView.Progress(state, 1, "", Optional.empty()),
                new Schedule(
                        NOW.minusSeconds(600),
                        NOW.plus(dueIn),
                        NOW.plusSeconds(60),
                        state.active() ? Optional.empty() : Optional.of(NOW),
                        NOW),
                new OperationView.Hold(
                        Optional.empty(), Optional.empty(), held, 3, Optional.empty()),
                new OperationView.Asked("p", "r"));
    }

    static Stream<OperationView> all() {
        return Arrays.stream(OperationKind.values())
                .flatMap(
                        kind ->
                                Arrays.stream(OperationState.values())
                                        .flatMap(
                                                state ->
                                                        Stream.of(true, false)
                                                                .map(
                                                                        held ->
                                                                                operation(
                                                                                        kind,
                                                                                        state,
                                                                                        held,
                                                                                        Duration
                                                                                                .ofMinutes(
                                                                                                        5)))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsOverIsNeverWritten(OperationView operation) {
        for (Ruling ruling :
                List.of(
                        Cures.retry(operation),
                        Cures.cancel(operation, false),
                        Cures.extend(operation, Duration.ofDays(1)),
                        Cures.fail(operation))) {
            if (!operation.active()) {
                assertThat(ruling).isNotInstanceOf(Carry.class);
            }
            if (ruling instanceof Carry(Cure cure, String _)) {
                assertThat(cure.operations())
                        .containsExactly(new Cure.Seen(operation.id(), operation.subject(), 3));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyWhatMakesSomethingNewIsCancelled(OperationView operation) {
        boolean begun =
                operation.state() == OperationState.QUEUED
                        || operation.state() == OperationState.RUNNING;
        boolean makes =
                operation.kind() == OperationKind.PROVISION
                        || operation.kind() == OperationKind.ADOPT
                        || operation.kind() == OperationKind.BIND;
        assertThat(Cures.cancel(operation, false) instanceof Carry).isEqualTo(begun && makes);
        assertThat(Cures.cancel(operation, true) instanceof Carry)
                .as("what was ready once may hold data")
                .isEqualTo(begun && operation.kind() == OperationKind.BIND);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyActiveOperationCanBeEnded(OperationView operation) {
        assertThat(Cures.fail(operation) instanceof Carry).isEqualTo(operation.active());
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyWhatNobodyHoldsIsTriedAgain(OperationView operation) {
        assertThat(Cures.retry(operation) instanceof Carry)
                .isEqualTo(operation.active() && !operation.hold().held());
    }

    @Test
    void whatIsDueIsNotMadeDue() {
        OperationView due =
                operation(
                        OperationKind.UPDATE,
                        OperationState.RUNNING,
                        false,
                        Duration.ofSeconds(-1));
        assertThat(Cures.retry(due)).isInstanceOf(Unneeded.class);
    }

    @Test
    void whatWaitsForAnotherWorkerIsNotTriedBeforeThatHasLetGo() {
        OperationView view =
                operation(
                        OperationKind.DEPROVISION,
                        OperationState.QUEUED,
                        false,
                        Duration.ofSeconds(9));
        OperationView waiting =
                new OperationView(
                        view.id(),
                        view.subject(),
                        view.kind(),
                        view.progress(),
                        view.schedule(),
                        new OperationView.Hold(
                                Optional.empty(), Optional.empty(), false, 0, Optional.of(CUT)),
                        view.asked());
        assertThat(Cures.retry(waiting)).isInstanceOf(Refused.class);
    }

    @Test
    void timeIsOnlyEverAdded() {
        OperationView operation =
                operation(OperationKind.UPDATE, OperationState.RUNNING, true, Duration.ZERO);
        assertThat(Cures.extend(operation, Duration.ofMinutes(1))).isInstanceOf(Unneeded.class);
        assertThat(Cures.extend(operation, Duration.ofMinutes(2))).isInstanceOf(Carry.class);
    }

    @Test
    void whatNobodyKnowsCannotBePurged() {
        assertThat(Cures.purgeInstance("i", Optional.empty(), List.of(), false))
                .isInstanceOf(Unknown.class);
        assertThat(Cures.purgeInstance("i", Optional.empty(), List.of(), true))
                .isInstanceOf(Unneeded.class);
    }

    @Test
    void anOperationWithoutItsResourceIsPurgedToo() {
        OperationView lonely =
                operation(OperationKind.PROVISION, OperationState.RUNNING, false, Duration.ZERO);
        assertThat(Cures.purgeInstance("i", Optional.empty(), List.of(lonely), true))
                .isInstanceOf(Carry.class);
    }
}
