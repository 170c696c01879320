package dev.sutler.rig.check;

import static dev.sutler.rig.check.Story.BINDING;
import static dev.sutler.rig.check.Story.OTHER_BINDING;
import static dev.sutler.rig.check.Story.THE_INSTANCE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Subject;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Every checker passes what is right and finds what is wrong.
final class CheckersTest {

    private static Story made() {
        return new Story().call(Call.PROVISION, THE_INSTANCE, "a", 201);
    }

    private static void content(Checker checker, Story story) {
        assertThat(story.by(checker)).isEmpty();
    }

    private static void finds(Checker checker, Story story, String part) {
        assertThat(story.by(checker))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.sentence()).contains(part));
    }

    @Nested
    final class EqualRequestsChecker {

        private final Checker checker = new EqualRequests();

        @Test
        void repeatsAndConflictsThatAreAnsweredRightPass() {
            content(
                    checker,
                    made().call(Call.PROVISION, THE_INSTANCE, "a", 200)
                            .call(Call.PROVISION, THE_INSTANCE, "z", 409)
                            .call(Call.DEPROVISION, THE_INSTANCE, "d", 200)
                            .call(Call.PROVISION, THE_INSTANCE, "z", 201));
        }

        @Test
        void whatMayHaveBeenUpdatedMayBeSomethingElse() {
            content(
                    checker,
                    made().lost(Call.UPDATE, THE_INSTANCE, "u")
                            .call(Call.PROVISION, THE_INSTANCE, "z", 200));
        }

        @Test
        void aConflictThatIsAcceptedIsFound() {
            finds(
                    checker,
                    made().call(Call.PROVISION, THE_INSTANCE, "z", 200),
                    "something else was there");
        }

        @Test
        void aRepeatThatBeginsAnewIsFound() {
            finds(checker, made().accepted(Call.PROVISION, THE_INSTANCE, "a", "q"), "began anew");
        }

        @Test
        void otherCredentialsForTheSameBindingAreFound() {
            content(checker, made().bound("one").bound("one"));
            finds(checker, made().bound("one").bound("two"), "another result");
        }
    }

    @Nested
    final class LastOperationsChecker {

        private final Checker checker = new LastOperations();

        @Test
        void anOperationThatEndsPasses() {
            content(
                    checker,
                    new Story()
                            .poll(THE_INSTANCE, "p", "in progress")
                            .poll(THE_INSTANCE, "p", "failed")
                            .poll(THE_INSTANCE, "q", "in progress"));
        }

        @Test
        void anOperationThatRunsAgainIsFound() {
            finds(
                    checker,
                    new Story()
                            .poll(THE_INSTANCE, "p", "succeeded")
                            .poll(THE_INSTANCE, "p", "in progress"),
                    "after it had ended");
        }

        @Test
        void anOperationThatEndsInTwoWaysIsFound() {
            finds(
                    checker,
                    new Story()
                            .poll(THE_INSTANCE, "p", "succeeded")
                            .poll(THE_INSTANCE, "p", "failed"),
                    "succeeded and failed");
        }
    }

    @Nested
    final class SurvivalChecker {

        private final Checker checker = new Survival();

        @Test
        void whatWasDeletedMayBeGone() {
            content(
                    checker,
                    new Story()
                            .accepted(Call.PROVISION, THE_INSTANCE, "a", "p")
                            .poll(THE_INSTANCE, "p", "succeeded")
                            .lost(Call.DEPROVISION, THE_INSTANCE, "d")
                            .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404));
        }

        @Test
        void aDeleteBeforeItsTimeDoesNotExplainIt() {
            finds(
                    checker,
                    new Story()
                            .call(Call.DEPROVISION, THE_INSTANCE, "d", 410)
                            .accepted(Call.PROVISION, THE_INSTANCE, "a", "p")
                            .poll(THE_INSTANCE, "p", "succeeded")
                            .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404),
                    "nobody had asked");
        }

        @Test
        void aBindingThatVanishesIsFound() {
            finds(checker, made().bound("x").call(Call.UNBIND, BINDING, "n", 410), "binding");
        }

        @Test
        void aBindingOfADeletedInstanceMayBeGone() {
            content(
                    checker,
                    made().bound("x")
                            .lost(Call.DEPROVISION, THE_INSTANCE, "d")
                            .call(Call.FETCH_BINDING, BINDING, "", 404));
        }
    }

    @Nested
    final class BackEndEffectsChecker {

        private final Checker checker = new BackEndEffects();

        private static Story created() {
            return made().effect("provision", THE_INSTANCE, "p", 10);
        }

        @Test
        void aLifeWithBindingsSideBySidePasses() {
            content(
                    checker,
                    created()
                            .effect("bind", BINDING, "x", 12)
                            .effect("bind", OTHER_BINDING, "y", 11)
                            .effect("update", THE_INSTANCE, "u", 13)
                            .lost(Call.DEPROVISION, THE_INSTANCE, "d")
                            .effect("unbind", BINDING, "d", 14)
                            .effect("unbind", OTHER_BINDING, "d", 14)
                            .effect("deprovision", THE_INSTANCE, "d", 15));
        }

        @Test
        void aProvisionThatFailedMayRemoveWhatItMade() {
            content(checker, created().effect("deprovision", THE_INSTANCE, "p", 11));
        }

        @Test
        void aSecondCreateIsFound() {
            finds(checker, created().effect("provision", THE_INSTANCE, "p", 10), "time");
        }

        @Test
        void aSecondDeleteIsFound() {
            finds(
                    checker,
                    created()
                            .lost(Call.DEPROVISION, THE_INSTANCE, "d")
                            .effect("deprovision", THE_INSTANCE, "d", 11)
                            .effect("deprovision", THE_INSTANCE, "d", 11),
                    "removed it a second time");
        }

        @Test
        void anEffectAfterTheLastDeleteIsFound() {
            finds(
                    checker,
                    created()
                            .lost(Call.DEPROVISION, THE_INSTANCE, "d")
                            .effect("deprovision", THE_INSTANCE, "d", 11)
                            .effect("update", THE_INSTANCE, "v", 12),
                    "not there");
        }

        @Test
        void aLowerEpochIsFound() {
            finds(checker, created().effect("update", THE_INSTANCE, "u", 9), "epoch 9 after 10");
        }

        @Test
        void aBindingsEpochBelowItsInstancesIsFound() {
            finds(checker, created().effect("bind", BINDING, "x", 9), "epoch 9 after 10");
        }

        @Test
        void anOperationThatComesBackAfterAnotherIsFound() {
            finds(
                    checker,
                    created()
                            .effect("update", THE_INSTANCE, "u", 11)
                            .effect("update", THE_INSTANCE, "p", 12),
                    "after another operation had begun");
        }

        @Test
        void aCreateThatNobodyAskedForIsFound() {
            finds(
                    checker,
                    new Story()
                            .call(Call.PROVISION, THE_INSTANCE, "a", 409)
                            .effect("provision", THE_INSTANCE, "p", 1),
                    "at most 0 requests");
        }

        @Test
        void aDeleteThatNobodyAskedForIsFound() {
            finds(
                    checker,
                    created().effect("deprovision", THE_INSTANCE, "d", 11),
                    "nobody had asked");
        }

        @Test
        void aBindOnNothingIsFound() {
            finds(checker, new Story().effect("bind", BINDING, "x", 1), "not there");
        }
    }

    @Nested
    final class NothingLeftChecker {

        private final Checker checker = new NothingLeft();
        private final Subject there = THE_INSTANCE;

        private void finds(Remains remains, String part) {
            assertThat(checker.check(new Story().evidence(remains)))
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.sentence()).contains(part));
        }

        @Test
        void storeAndBackEndThatAgreePass() {
            Remains agreed =
                    new Remains(Map.of(there, "ready", BINDING, "failed"), Set.of(there), Map.of());
            assertThat(checker.check(new Story().evidence(agreed))).isEmpty();
        }

        @Test
        void anOrphanIsFound() {
            finds(new Remains(Map.of(), Set.of(there), Map.of()), "orphan");
        }

        @Test
        void aGhostIsFound() {
            finds(new Remains(Map.of(there, "ready"), Set.of(), Map.of()), "ghost");
        }

        @Test
        void whatIsStuckIsFound() {
            finds(new Remains(Map.of(there, "updating"), Set.of(there), Map.of()), "stuck");
            finds(
                    new Remains(
                            Map.of(there, "ready"), Set.of(there), Map.of(new UUID(0, 1), there)),
                    "does not end");
        }

        @Test
        void theLogTellsWhatStands() {
            assertThat(
                            Remains.standing(
                                    new Story()
                                            .effect("provision", THE_INSTANCE, "p", 1)
                                            .effect("bind", BINDING, "x", 2)
                                            .effect("deprovision", THE_INSTANCE, "d", 3)
                                            .evidence()
                                            .effects()))
                    .containsExactly(BINDING);
        }
    }

    @Test
    void theVerdictsCountByChecker() {
        Remains orphan = new Remains(Map.of(), Set.of(THE_INSTANCE), Map.of());
        Evidence evidence =
                made().call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404).evidence(orphan);
        assertThat(Verdicts.counted(new Verdicts().of(evidence)))
                .containsOnly(
                        Map.entry("linearizability", 1L),
                        Map.entry("nothing left", 1L),
                        Map.entry("survival", 1L));
    }
}
