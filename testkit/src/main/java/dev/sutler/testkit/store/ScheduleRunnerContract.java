package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;
import static dev.sutler.testkit.store.StoreFixture.LEASE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.operation.RetryPolicy;
import dev.sutler.core.schedule.ScheduleRunner;
import dev.sutler.core.schedule.ScheduledTask;
import dev.sutler.core.schedule.Timetable;
import dev.sutler.core.schedule.Timetable.Outcome;
import dev.sutler.core.store.StoreUnavailableException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Two processes and one timetable: each due task runs once, whatever happens to its process.
public interface ScheduleRunnerContract extends TimetableFixture {

    @Test
    default void eachDueTaskIsRunOnceByWhicheverProcessLooksFirst() {
        List<String> ran = new ArrayList<>();
        ScheduleRunner alice = runner(timetable(), ALICE, Runnable::run, noting("a", ran));
        ScheduleRunner bob = runner(anotherTimetable(), BOB, Runnable::run, noting("b", ran));

        for (int hour = 1; hour <= 4; hour++) {
            List.of(alice, bob).forEach(ScheduleRunner::look);
            List.of(bob, alice).forEach(ScheduleRunner::look);
            advance(TimetableContract.HOURLY.multipliedBy(2));
        }

        assertThat(ran).as("the first look finds it not due yet").hasSize(3);
    }

    @Test
    default void aTaskOfAKilledProcessIsTakenOverWhenItsLeaseRunsOut() {
        Queue<Runnable> neverRun = new ArrayDeque<>();
        List<String> ran = new ArrayList<>();
        ScheduleRunner killed = runner(timetable(), ALICE, neverRun::add, noting("a", ran));
        ScheduleRunner other = runner(anotherTimetable(), BOB, Runnable::run, noting("b", ran));
        makeDue(killed);
        assertThat(killed.look()).isEqualTo(1);

        assertThat(other.look()).isZero();
        advance(LEASE.plusSeconds(1));
        assertThat(other.look()).isEqualTo(1);

        assertThat(ran).containsExactly("b");
    }

    @Test
    default void aTaskThatWasTakenOverIsToldSoAndWritesNothing() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        List<Boolean> mine = new ArrayList<>();
        List<String> ran = new ArrayList<>();
        ScheduleRunner other = runner(anotherTimetable(), BOB, Runnable::run, noting("b", ran));
        ScheduleRunner paused =
                runner(
                        timetable(),
                        ALICE,
                        tasks::add,
                        turn -> {
                            mine.add(turn.stillMine());
                            return "Done.";
                        });
        makeDue(paused);
        paused.look();
        advance(LEASE.plusSeconds(1));
        other.look();
        paused.renew();

        tasks.remove().run();

        assertThat(mine).containsExactly(false);
        assertThat(timetable().all().getFirst().last().orElseThrow().message())
                .isEqualTo("Done by b.");
    }

    @Test
    default void aRunThatPassedItsLeaseKnowsItByItself() {
        AtomicLong ticker = new AtomicLong();
        List<Boolean> mine = new ArrayList<>();
        ScheduledTask task =
                new ScheduledTask(
                        "sweep",
                        TimetableContract.HOURLY,
                        turn -> {
                            mine.add(turn.stillMine());
                            ticker.addAndGet(LEASE.toNanos());
                            mine.add(turn.stillMine());
                            return "Done.";
                        });
        ScheduleRunner runner =
                new ScheduleRunner(
                        timetable(),
                        List.of(task),
                        options(),
                        new ScheduleRunner.Resources(
                                ALICE, Runnable::run, ticker::get, new Random(1)));
        makeDue(runner);

        runner.look();

        assertThat(mine).containsExactly(true, false);
    }

    @Test
    default void whatFailsIsRecordedWithoutItsTextAndTriedAgain() {
        AtomicInteger runs = new AtomicInteger();
        ScheduleRunner runner =
                runner(
                        timetable(),
                        ALICE,
                        Runnable::run,
                        turn -> {
                            if (runs.incrementAndGet() == 1) {
                                throw new IllegalStateException("password=secret");
                            }
                            return "Done.";
                        });
        makeDue(runner);

        runner.look();
        Timetable.LastRun failed = timetable().all().getFirst().last().orElseThrow();
        advance(Duration.ofMinutes(1));
        runner.look();

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.message()).isEqualTo("It failed with IllegalStateException.");
        assertThat(runs).hasValue(2);
        assertThat(timetable().all().getFirst().last().orElseThrow().outcome())
                .isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    default void aStoreThatWasAwayIsNamed() {
        ScheduleRunner runner =
                runner(
                        timetable(),
                        ALICE,
                        Runnable::run,
                        turn -> {
                            throw new StoreUnavailableException(
                                    "The store could not forget", new TimeoutException());
                        });
        makeDue(runner);

        runner.look();

        assertThat(timetable().all().getFirst().last().orElseThrow().message())
                .isEqualTo("The store could not forget");
    }

    /// Lets the only task of a runner come due, which enters it.
    private void makeDue(ScheduleRunner runner) {
        assertThat(runner.look()).isZero();
        timetable().hasten("sweep");
    }

    private static ScheduledTask.Work noting(String who, List<String> ran) {
        return turn -> {
            ran.add(who);
            return "Done by " + who + ".";
        };
    }

    private static ScheduleRunner runner(
            Timetable timetable, UUID worker, Executor executor, ScheduledTask.Work work) {
        return new ScheduleRunner(
                timetable,
                List.of(new ScheduledTask("sweep", TimetableContract.HOURLY, work)),
                options(),
                new ScheduleRunner.Resources(worker, executor, () -> 0, new Random(1)));
    }

    private static ScheduleRunner.Options options() {
        return new ScheduleRunner.Options(
                LEASE,
                Duration.ofSeconds(5),
                new RetryPolicy(Duration.ofSeconds(10), Duration.ofMinutes(1)));
    }
}
