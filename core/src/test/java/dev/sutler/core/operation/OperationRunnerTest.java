package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.readyInstance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Transition;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Puppet;
import dev.sutler.core.samples.Puppet.Act;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.simulation.MemoryStore;
import dev.sutler.core.store.Step;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/// Leases, faults of the store, and the ends that an operation comes to when nothing goes right.
final class OperationRunnerTest {

    private static final UUID OPERATION = new UUID(0, 1);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MemoryStore memory = new MemoryStore(LEASE);
    private final Puppet puppet = new Puppet();
    private final Deque<Throwable> faults = new ArrayDeque<>();
    private long ticker;
    private Executor executor = Runnable::run;

    @Test
    void whatIsDueIsClaimedAndDone() {
        provision();
        assertThat(runner().claimDue()).isOne();
        assertThat(state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(runner().claimDue()).isZero();
    }

    @Test
    void noMoreIsClaimedThanThereAreSlots() {
        OperationRunner runner = runner(1);
        provision();
        OperationRunner.Slot slot = runner.reserve(Samples.SERVICE).orElseThrow();
        assertThat(runner.reserve(Samples.SERVICE)).isEmpty();
        assertThat(runner.claimDue()).isZero();
        slot.close();
        assertThat(runner.claimDue()).isOne();
    }

    @Test
    void slotsComeBackHoweverTheWorkEnds() {
        OperationRunner runner = runner(1);
        provision();
        puppet.plays(Act.LINKAGE);
        assertThat(runner.claimDue()).isOne();
        executor =
                task -> {
                    throw new RejectedExecutionException("closed");
                };
        memory.advance(Duration.ofMinutes(5));
        assertThat(runner.claimDue()).isOne();
        assertThat(runner.reserve(Samples.SERVICE)).isPresent();
        assertThat(runner.active()).isZero();
    }

    @Test
    void whoStopsTakesNothingNew() {
        OperationRunner runner = runner();
        runner.stopClaiming();
        provision();
        assertThat(runner.claimDue()).isZero();
        assertThat(runner.reserve(Samples.SERVICE)).isEmpty();
    }

    @Test
    void whatIsInterruptedByAStopIsHandedBackAtOnceAndNotCounted() {
        OperationRunner runner = runner();
        provision();
        puppet.plays(Act.THROWS);
        puppet.meanwhile(call -> runner.interruptAll());
        runner.claimDue();
        Operation left = operation();
        assertThat(left.lease().worker()).isEmpty();
        assertThat(left.progress().attempt()).isZero();
        assertThat(memory.nextDue()).contains(Duration.ZERO);
    }

    @Test
    void whatIsFinishedDespiteAStopIsKept() {
        OperationRunner runner = runner();
        provision();
        puppet.meanwhile(
                call -> {
                    runner.interruptAll();
                    assertThat(call.cancelled()).isTrue();
                });
        runner.claimDue();
        assertThat(state()).isEqualTo(OperationState.SUCCEEDED);
    }

    /// The process stood still for longer than its lease, and only its own ticker knows.
    @Test
    void whoWakesUpTooLateWritesNothing() {
        provision();
        puppet.meanwhile(call -> ticker += LEASE.toNanos());
        runner().claimDue();
        assertThat(state()).isEqualTo(OperationState.RUNNING);
        assertThat(memory.instance(INSTANCE_ID).instance().orElseThrow().state())
                .isEqualTo(InstanceState.PROVISIONING);
    }

    @Test
    void aRenewedLeaseOutlivesALongCall() {
        OperationRunner runner = runner();
        provision();
        puppet.meanwhile(
                call -> {
                    for (int beat = 0; beat < 10; beat++) {
                        pass(Duration.ofSeconds(10));
                        runner.renew();
                        assertThat(call.cancelled()).isFalse();
                        assertThat(memory.claim(new UUID(8, 8), 5)).isEmpty();
                    }
                });
        runner.claimDue();
        assertThat(state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void whoseLeaseIsTakenIsToldAtTheNextRenewal() {
        OperationRunner runner = runner();
        provision();
        puppet.meanwhile(
                call -> {
                    memory.advance(LEASE);
                    assertThat(memory.claim(new UUID(8, 8), 5)).hasSize(1);
                    runner.renew();
                    assertThat(call.cancelled()).isTrue();
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                });
        runner.claimDue();
        assertThat(state()).isEqualTo(OperationState.RUNNING);
        assertThat(operation().lease().worker()).contains(new UUID(8, 8));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aRemovalThatCutsItShortFollowsAsSoonAsTheCallIsOver() {
        OperationRunner runner = runner();
        provision();
        UUID removal = new UUID(0, 2);
        puppet.meanwhile(
                call -> {
                    if (puppet.requests().size() == 1) {
                        memory.begin(deprovision(removal), Optional.of(new UUID(8, 8)));
                        assertThat(memory.claim(new UUID(8, 8), 5)).isEmpty();
                    }
                });
        runner.claimDue();
        assertThat(state()).isEqualTo(OperationState.FAILED);
        assertThat(memory.nextDue()).contains(Duration.ZERO);
        runner.claimDue();
        assertThat(memory.operation(removal).orElseThrow().state())
                .isEqualTo(OperationState.SUCCEEDED);
        assertThat(memory.instance(INSTANCE_ID).instance()).isEmpty();
    }

    @Test
    void aResultIsWrittenAgainWhenTheStoreDoesNotAnswer() {
        provision();
        puppet.meanwhile(
                call -> {
                    faults.add(unavailable());
                    faults.add(unavailable());
                });
        runner().claimDue();
        assertThat(state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(puppet.requests()).hasSize(1);
    }

    @Test
    void reportsReachTheStoreWhileTheCallGoesOn() {
        OperationRunner runner = runner();
        provision();
        puppet.meanwhile(
                call -> {
                    call.report("Creating\nthe disk.");
                    runner.flushReports();
                    assertThat(operation().progress().description())
                            .isEqualTo("Creating the disk.");
                });
        runner.claimDue();
        assertThat(puppet.requests()).hasSize(1);
    }

    @Test
    void aReportIsNotWrittenOverHowItsCallEnded() {
        OperationRunner runner = runner();
        provision();
        puppet.plays(Act.TERMINAL);
        puppet.meanwhile(
                call -> {
                    if (operation().state() == OperationState.RUNNING) {
                        call.report("Creating the disk.");
                        return;
                    }
                    puppet.plays(Act.DONE);
                    runner.flushReports();
                    assertThat(operation().progress().description()).startsWith("Cleaning up.");
                });
        runner.claimDue();
        assertThat(state()).isEqualTo(OperationState.FAILED);
        assertThat(puppet.requests()).hasSize(2);
    }

    /// A store that cannot keep the result refuses it every time.
    @Test
    void whatCannotBeWrittenEndsAtTheDeadline() {
        OperationRunner runner = runner();
        provision();
        for (int attempt = 0; attempt < 200 && operation().state().active(); attempt++) {
            puppet.meanwhile(call -> faults.add(new IllegalArgumentException("unstorable")));
            runner.claimDue();
            pass(memory.nextDue().orElse(Duration.ZERO));
        }
        assertThat(state()).isEqualTo(OperationState.FAILED);
        assertThat(operation().schedule().finishedAt().orElseThrow())
                .isBefore(operation().schedule().deadline().plusSeconds(5));
        assertThat(memory.instance(INSTANCE_ID).instance().orElseThrow().state())
                .isEqualTo(InstanceState.FAILED);
    }

    @Test
    void anOperationWhoseResourceIsGoneEnds() {
        provision();
        memory.claim(new UUID(8, 8), 1);
        memory.record(
                new Store.Held(OPERATION, Operation.Subject.of("i"), 1),
                new Step.Retry("", Duration.ZERO));
        memory.forget(INSTANCE_ID);
        runner().claimDue();
        assertThat(state()).isEqualTo(OperationState.FAILED);
        assertThat(puppet.requests()).isEmpty();
    }

    @Test
    void attemptsAreCountedAndCountedAnewAfterProgress() {
        OperationRunner runner = runner();
        provision();
        puppet.plays(Act.TEMPORARY);
        for (int attempt = 0; attempt < 3; attempt++) {
            runner.claimDue();
            pass(Duration.ofMinutes(1));
        }
        puppet.plays(Act.WORKING);
        runner.claimDue();
        pass(Puppet.RETRY_AFTER);
        puppet.plays(Act.DONE);
        runner.claimDue();
        assertThat(puppet.calls().stream().map(call -> call.attempt()))
                .containsExactly(1, 2, 3, 4, 1);
        assertThat(puppet.calls().getLast().checkpoint()).contains(Puppet.CHECKPOINT);
    }

    private OperationRunner runner() {
        return runner(4);
    }

    private OperationRunner runner(int concurrency) {
        return new OperationRunner(
                faulty(memory),
                Offer.open()::catalog,
                serviceId -> Optional.of(puppet),
                new RunnerOptions(
                        concurrency,
                        concurrency,
                        LEASE,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                        ResultLimits.DEFAULT),
                new RunnerResources(
                        new UUID(1, 1),
                        task -> executor.execute(task),
                        () -> ticker,
                        new Random(1)));
    }

    /* A fault hits the next step that is recorded. */
    private Store faulty(Store store) {
        return (Store)
                Proxy.newProxyInstance(
                        Store.class.getClassLoader(),
                        new Class<?>[] {Store.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("record") && !faults.isEmpty()) {
                                throw faults.remove();
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw Objects.requireNonNull(thrown.getCause());
                            }
                        });
    }

    /* Whoever pauses before it tries again does not need to: the fault is over. */
    private static StoreUnavailableException unavailable() {
        LockSupport.unpark(Thread.currentThread());
        return new StoreUnavailableException("cut", new IOException("cut"));
    }

    private void pass(Duration time) {
        memory.advance(time);
        ticker += time.toNanos();
    }

    private void provision() {
        StoredInstance fresh = readyInstance().with(StoredInstance.Status.NEW);
        memory.begin(
                new Transition.Provision(fresh, begun(OPERATION, OperationKind.PROVISION)),
                Optional.empty());
    }

    private static Transition deprovision(UUID id) {
        return new Transition.Deprovision(
                INSTANCE_ID, 1, Optional.of(OPERATION), begun(id, OperationKind.DEPROVISION));
    }

    private static NewOperation begun(UUID id, OperationKind kind) {
        return new NewOperation(
                id, Operation.Subject.of(INSTANCE_ID), kind, Samples.order(true), Optional.empty());
    }

    private Operation operation() {
        return memory.operation(OPERATION).orElseThrow();
    }

    private OperationState state() {
        return operation().state();
    }
}
