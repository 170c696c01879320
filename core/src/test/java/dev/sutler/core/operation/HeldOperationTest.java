package dev.sutler.core.operation;

import static dev.sutler.core.samples.Samples.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.OperationKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

final class HeldOperationTest {

    private final AtomicLong ticker = new AtomicLong(100);
    private final HeldOperation held =
            new HeldOperation(operation(OperationKind.PROVISION), ticker::get, 125);

    @AfterEach
    void leavesTheThreadAlone() {
        held.callEnds();
    }

    /// A process that was paused has heard of nothing, and only its ticker can tell.
    @Test
    void aPausedProcessWakesUpKnowingThatItIsTooLate() {
        assertThat(held.gone()).isFalse();
        ticker.set(124);
        assertThat(held.gone()).isFalse();
        ticker.set(125);
        assertThat(held.gone()).isTrue();
        assertThat(held.unwanted()).isTrue();
    }

    @Test
    void theTickerMayOverflow() {
        ticker.set(Long.MAX_VALUE - 5);
        HeldOperation late =
                new HeldOperation(
                        operation(OperationKind.PROVISION), ticker::get, Long.MIN_VALUE + 5);
        assertThat(late.gone()).isFalse();
        ticker.set(Long.MIN_VALUE + 5);
        assertThat(late.gone()).isTrue();
    }

    @Test
    void aRenewedLeaseLastsLonger() {
        held.renewed(200);
        ticker.set(199);
        assertThat(held.gone()).isFalse();
        ticker.set(200);
        assertThat(held.gone()).isTrue();
    }

    @Test
    void aLostLeaseIsNotFoundAgain() {
        held.lose();
        held.renewed(Long.MAX_VALUE);
        assertThat(held.gone()).isTrue();
    }

    @Test
    void aRunningCallIsInterruptedWhenTheLeaseIsLost() {
        held.callBegins();
        held.lose();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aRunningCallIsInterruptedWhenTheProcessStops() {
        held.callBegins();
        held.stop();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(held.unwanted()).isTrue();
        assertThat(held.gone()).isFalse();
    }

    /// The stop came between the last look and the call: nobody else would interrupt it any more.
    @Test
    void aCallThatBeginsTooLateIsInterruptedAtOnce() {
        held.stop();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        held.callBegins();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptMeantForTheCallDoesNotOutliveIt() {
        held.callBegins();
        held.lose();
        held.callEnds();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        held.stop();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void onlyACallThatTakesTooLongIsInterrupted() {
        held.interruptIfLongerThan(0);
        held.callBegins();
        ticker.set(109);
        held.interruptIfLongerThan(10);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        ticker.set(110);
        held.interruptIfLongerThan(10);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void theLastReportIsTakenOnce() {
        assertThat(held.takeReport()).isEmpty();
        held.report("one");
        held.report("two");
        assertThat(held.takeReport()).contains("two");
        assertThat(held.takeReport()).isEmpty();
    }
}
