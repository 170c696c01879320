package dev.sutler.testkit.store;

import static dev.sutler.testkit.store.Samples.ALICE;
import static dev.sutler.testkit.store.Samples.BOB;
import static dev.sutler.testkit.store.StoreFixture.LEASE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.schedule.Timetable.Claim;
import dev.sutler.core.schedule.Timetable.Entry;
import dev.sutler.core.schedule.Timetable.Outcome;
import dev.sutler.core.schedule.Timetable.Report;
import dev.sutler.core.schedule.Timetable.Scheduled;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// When a task is due, and who runs it.
public interface TimetableContract extends TimetableFixture {

    /// How often the task of these tests runs.
    Duration HOURLY = Duration.ofHours(1);

    @Test
    default void aNewTaskIsDueAfterTheTimeThatItNames() {
        timetable().enter(List.of(new Entry("sweep", HOURLY, Duration.ofMinutes(10))));

        assertThat(timetable().claim(ALICE, Set.of("sweep"))).isEmpty();
        advance(Duration.ofMinutes(10));

        assertThat(timetable().claim(ALICE, Set.of("sweep"))).hasSize(1);
    }

    @Test
    default void aDueTaskIsClaimedByOneOfAll() {
        due("sweep");

        Claim claim = timetable().claim(ALICE, Set.of("sweep")).getFirst();

        assertThat(claim.worker()).isEqualTo(ALICE);
        assertThat(anotherTimetable().claim(BOB, Set.of("sweep"))).isEmpty();
        assertThat(timetable().all().getFirst().heldBy()).contains(ALICE);
    }

    @Test
    default void whoeverClaimsAtTheSameTimeGetsOtherTasks() {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            names.add("task-" + number);
            due("task-" + number);
        }
        List<List<Claim>> claimed =
                Together.run(
                        List.of(
                                () -> timetable().claim(ALICE, Set.copyOf(names)),
                                () -> anotherTimetable().claim(BOB, Set.copyOf(names))));

        List<Claim> rest = timetable().claim(ALICE, Set.copyOf(names));

        assertThat(claimed.stream().flatMap(List::stream).map(Claim::name).toList())
                .doesNotHaveDuplicates()
                .hasSize(40 - rest.size());
    }

    @Test
    default void onlyNamedTasksAreClaimed() {
        due("sweep");

        assertThat(timetable().claim(ALICE, Set.of("expiry"))).isEmpty();
    }

    @Test
    default void afterASuccessTheTaskIsDueOnePeriodAfterItsStart() {
        due("sweep");
        Claim claim = timetable().claim(ALICE, Set.of("sweep")).getFirst();
        advance(Duration.ofMinutes(20));

        assertThat(timetable().finish(claim, succeeded())).isTrue();

        assertThat(anotherTimetable().claim(BOB, Set.of("sweep"))).isEmpty();
        advance(Duration.ofMinutes(41));
        assertThat(anotherTimetable().claim(BOB, Set.of("sweep"))).hasSize(1);
    }

    @Test
    default void missedRunsAreOne() {
        due("sweep");
        advance(HOURLY.multipliedBy(10));
        Claim claim = timetable().claim(ALICE, Set.of("sweep")).getFirst();

        timetable().finish(claim, succeeded());

        assertThat(timetable().claim(ALICE, Set.of("sweep"))).isEmpty();
    }

    @Test
    default void aRunThatTookLongerThanThePeriodIsFollowedByOneMore() {
        due("sweep");
        Claim claim = timetable().claim(ALICE, Set.of("sweep")).getFirst();
        advance(HOURLY.multipliedBy(3));

        assertThat(timetable().finish(claim, succeeded())).isTrue();

        Claim next = timetable().claim(ALICE, Set.of("sweep")).getFirst();
        timetable().finish(next, succeeded());
        assertThat(timetable().claim(ALICE, Set.of("sweep"))).isEmpty();
    }

    @Test
    default void aFailedRunIsRememberedAndTriedAgainAfterItsPause() {
        due("sweep");
        Claim first = timetable().claim(ALICE, Set.of("sweep")).getFirst();

        timetable().finish(first, failed(Duration.ofSeconds(10)));

        Scheduled known = timetable().all().getFirst();
        assertThat(known.last().orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(known.last().orElseThrow().message()).isEqualTo("It broke.");
        assertThat(known.last().orElseThrow().failuresInARow()).isEqualTo(1);
        assertThat(timetable().claim(BOB, Set.of("sweep"))).isEmpty();
        advance(Duration.ofSeconds(11));
        Claim second = timetable().claim(BOB, Set.of("sweep")).getFirst();
        assertThat(second.failures()).isEqualTo(1);
        timetable().finish(second, succeeded());
        assertThat(timetable().all().getFirst().last().orElseThrow().failuresInARow()).isZero();
    }

    @Test
    default void aTaskWhoseWorkerFellSilentIsTakenOverAndTheOldOneWritesNothing() {
        due("sweep");
        Claim old = timetable().claim(ALICE, Set.of("sweep")).getFirst();
        advance(LEASE.plusSeconds(1));

        Claim taken = anotherTimetable().claim(BOB, Set.of("sweep")).getFirst();

        assertThat(taken.epoch()).isGreaterThan(old.epoch());
        assertThat(timetable().renew(List.of(old))).isEmpty();
        assertThat(timetable().finish(old, succeeded())).isFalse();
        timetable().release(old);
        assertThat(timetable().renew(List.of(taken))).containsExactly(taken);
        assertThat(timetable().all().getFirst().last()).isEmpty();
    }

    @Test
    default void aRenewedLeaseIsKept() {
        due("sweep");
        Claim claim = timetable().claim(ALICE, Set.of("sweep")).getFirst();
        advance(LEASE.minusSeconds(5));

        assertThat(timetable().renew(List.of(claim))).containsExactly(claim);

        advance(LEASE.minusSeconds(5));
        assertThat(anotherTimetable().claim(BOB, Set.of("sweep"))).isEmpty();
        assertThat(timetable().finish(claim, succeeded())).isTrue();
        assertThat(timetable().finish(claim, succeeded())).isFalse();
    }

    @Test
    default void aReleasedTaskIsDueAtOnce() {
        due("sweep");
        timetable().release(timetable().claim(ALICE, Set.of("sweep")).getFirst());

        assertThat(anotherTimetable().claim(BOB, Set.of("sweep"))).hasSize(1);
    }

    @Test
    default void aHastenedTaskIsDueAtOnce() {
        timetable().enter(List.of(new Entry("sweep", HOURLY, HOURLY)));

        assertThat(timetable().hasten("sweep")).isTrue();
        assertThat(timetable().hasten("other")).isFalse();

        assertThat(timetable().claim(ALICE, Set.of("sweep"))).hasSize(1);
    }

    @Test
    default void enteringAgainChangesNothingButAPeriodThatBecameShorter() {
        timetable().enter(List.of(new Entry("sweep", HOURLY, HOURLY)));

        anotherTimetable().enter(List.of(new Entry("sweep", HOURLY, Duration.ZERO)));
        assertThat(timetable().claim(ALICE, Set.of("sweep"))).isEmpty();

        Duration shorter = Duration.ofMinutes(1);
        anotherTimetable().enter(List.of(new Entry("sweep", shorter, Duration.ZERO)));
        advance(shorter);
        assertThat(timetable().claim(ALICE, Set.of("sweep"))).hasSize(1);
    }

    private void due(String name) {
        timetable().enter(List.of(new Entry(name, HOURLY, Duration.ZERO)));
    }

    private static Report succeeded() {
        return new Report(Outcome.SUCCEEDED, HOURLY, "Done.");
    }

    private static Report failed(Duration pause) {
        return new Report(Outcome.FAILED, pause, "It broke.");
    }
}
