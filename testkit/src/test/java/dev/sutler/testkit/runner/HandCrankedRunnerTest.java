package dev.sutler.testkit.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.operation.RunnerOptions;
import dev.sutler.core.store.Step;
import dev.sutler.testkit.runner.HandCrankedRunner.Parts;
import dev.sutler.testkit.runner.HandCrankedRunner.When;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Nothing is offered, so that every piece of work ends with a pause until the operation's
/// deadline.
final class HandCrankedRunnerTest {

    private final OneOperationStore store = new OneOperationStore();

    @Test
    void nothingIsWorkedOnBeforeTheCrankIsTurned() {
        HandCrankedRunner runner = runner(When.CRANKED);
        assertThat(runner.runner().claimDue()).isOne();
        assertThat(store.steps).isEmpty();
        assertThat(runner.runNext()).isTrue();
        assertThat(store.steps).hasSize(1);
        assertThat(runner.runNext()).isFalse();
    }

    @Test
    void whatIsWorkedOnAtOnceIsDoneWhenTheClaimReturns() {
        HandCrankedRunner runner = runner(When.AT_ONCE);
        assertThat(runner.runDueOperations()).isOne();
        assertThat(store.steps).hasSize(1);
    }

    @Test
    void whatIsNotDueWaitsForTime() {
        HandCrankedRunner runner = runner(When.CRANKED);
        assertThat(runner.runDueOperations()).isOne();
        assertThat(runner.runDueOperations()).isZero();
        runner.advance(Duration.ofMinutes(2));
        assertThat(runner.runDueOperations()).isOne();
        assertThat(store.steps).hasSize(2);
    }

    @Test
    void timePassesUntilEverythingIsFinished() {
        for (When when : When.values()) {
            OneOperationStore fresh = new OneOperationStore();
            runner(fresh, when).runUntilIdle(Duration.ofHours(2));
            assertThat(fresh.steps.getLast()).isInstanceOf(Step.Finished.class);
        }
    }

    @Test
    void whatTakesLongerIsAnError() {
        HandCrankedRunner runner = runner(When.CRANKED);
        assertThatThrownBy(() -> runner.runUntilIdle(Duration.ofMinutes(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PT5M");
    }

    @Test
    void aPausedProcessWritesNothing() {
        HandCrankedRunner runner = runner(When.CRANKED);
        runner.runner().claimDue();
        runner.pause(Duration.ofMinutes(1));
        runner.runNext();
        assertThat(store.steps).isEmpty();
    }

    private HandCrankedRunner runner(When when) {
        return runner(store, when);
    }

    private static HandCrankedRunner runner(OneOperationStore over, When when) {
        Catalog nothing = new Catalog(List.of(), JsonNodeFactory.instance.objectNode());
        return new HandCrankedRunner(
                new Parts(
                        new UUID(1, 1),
                        over,
                        () -> nothing,
                        serviceId -> Optional.empty(),
                        RunnerOptions.DEFAULT),
                when,
                over::advance);
    }
}
