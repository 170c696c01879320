package dev.sutler.rig.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.rig.check.Violation;
import dev.sutler.rig.history.Event.Subject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class JournalChecksTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void aTakeOverIsNoCrimeAndItsTimeIsTold() {
        List<Sighting> story = List.of(claim(0, "a", ONE), takes(7, "b", ONE), ends(9, "b", ONE));

        assertThat(JournalChecks.of(story)).isEmpty();
        List<Silence> dead = List.of(new Silence("a", NOON.plusSeconds(2), Optional.empty()));
        List<Presence> there = List.of(new Presence("b", NOON, Optional.empty()));
        TakeOvers calm = TakeOvers.of(story, dead, there, List.of());
        assertThat(calm.longest()).contains(Duration.ofSeconds(5));
        assertThat(calm.longestUndisturbed()).contains(Duration.ofSeconds(5));
        assertThat(TakeOvers.of(story, List.of(), there, List.of()).median()).isEmpty();
    }

    @Test
    void aTakeOverDuringAFaultOfTheStoreIsToldApart() {
        List<Sighting> story = List.of(claim(0, "a", ONE), takes(7, "b", ONE));
        List<Silence> dead = List.of(new Silence("a", NOON.plusSeconds(2), Optional.empty()));
        List<Presence> there = List.of(new Presence("b", NOON, Optional.empty()));
        List<Disturbance> fault =
                List.of(new Disturbance(NOON.plusSeconds(1), NOON.plusSeconds(3)));
        TakeOvers found = TakeOvers.of(story, dead, there, fault);
        assertThat(found.longest()).contains(Duration.ofSeconds(5));
        assertThat(found.longestUndisturbed()).isEmpty();
    }

    @Test
    void nobodyIsBlamedForWorkThatWaitedUntilABrokerWasThere() {
        List<Sighting> story = List.of(claim(0, "a", ONE), takes(7, "b", ONE));
        List<Silence> dead = List.of(new Silence("a", NOON.plusSeconds(2), Optional.empty()));
        List<Presence> late = List.of(new Presence("b", NOON.plusSeconds(6), Optional.empty()));
        assertThat(TakeOvers.of(story, dead, late, List.of()).times()).isEmpty();
    }

    @Test
    void aWriteUnderSomebodyElsesLeaseIsFound() {
        List<Sighting> story = List.of(claim(0, "a", ONE), takes(7, "b", ONE), ends(9, "a", ONE));
        assertThat(JournalChecks.of(story))
                .extracting(Violation::checker)
                .containsExactly("StaleWrites");
    }

    @Test
    void whatIsCutShortEndsWithoutItsHolder() {
        Sighting cut = sighting(1, "b", ONE, "failed", true, true, false, true);
        assertThat(JournalChecks.of(List.of(claim(0, "a", ONE), cut, claim(1, "b", TWO))))
                .isEmpty();
    }

    @Test
    void twoActiveOperationsAreFound() {
        assertThat(JournalChecks.of(List.of(claim(0, "a", ONE), claim(1, "b", TWO))))
                .extracting(Violation::checker)
                .containsExactly("OneActiveOperation");
    }

    @Test
    void whatWasFinishedStaysFinished() {
        Sighting again = sighting(5, "a", ONE, "running", false, false, false, false);
        assertThat(JournalChecks.of(List.of(claim(0, "a", ONE), ends(4, "a", ONE), again)))
                .extracting(Violation::checker)
                .containsExactly("AfterTheEnd");
    }

    private static Sighting claim(int second, String writer, UUID operation) {
        return sighting(second, writer, operation, "running", false, true, true, false);
    }

    private static Sighting takes(int second, String writer, UUID operation) {
        return sighting(second, writer, operation, "running", true, true, true, false);
    }

    private static Sighting ends(int second, String writer, UUID operation) {
        return sighting(second, writer, operation, "succeeded", true, false, false, true);
    }

    private static Sighting sighting(
            int second,
            String writer,
            UUID operation,
            String state,
            boolean wasHeld,
            boolean isHeld,
            boolean claimed,
            boolean finished) {
        return new Sighting(
                second,
                NOON.plusSeconds(second),
                writer,
                operation,
                new Subject("i", Optional.empty()),
                state,
                wasHeld,
                isHeld,
                claimed,
                finished);
    }
}
