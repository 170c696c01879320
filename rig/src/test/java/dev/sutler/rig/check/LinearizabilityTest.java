package dev.sutler.rig.check;

import static dev.sutler.rig.check.Story.BINDING;
import static dev.sutler.rig.check.Story.OTHER_BINDING;
import static dev.sutler.rig.check.Story.THE_INSTANCE;
import static dev.sutler.rig.check.Story.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.rig.history.Event.Call;

import org.junit.jupiter.api.Test;

import java.util.Optional;

final class LinearizabilityTest {

    private static void fits(Story story) {
        assertThat(story.by(new Linearizability())).isEmpty();
    }

    private static void broken(Story story) {
        assertThat(story.by(new Linearizability()))
                .singleElement()
                .satisfies(
                        violation -> {
                            assertThat(violation.instanceId()).isEqualTo("i");
                            assertThat(violation.events()).isNotEmpty();
                        });
    }

    private static Story made() {
        return new Story().call(Call.PROVISION, THE_INSTANCE, "a", 201);
    }

    @Test
    void aWholeLifeFits() {
        fits(
                new Story()
                        .accepted(Call.PROVISION, THE_INSTANCE, "a", "p")
                        .accepted(Call.PROVISION, THE_INSTANCE, "a", "p")
                        .call(Call.PROVISION, THE_INSTANCE, "z", 409)
                        .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404)
                        .poll(THE_INSTANCE, "p", "in progress")
                        .poll(THE_INSTANCE, "p", "succeeded")
                        .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 200)
                        .accepted(Call.UPDATE, THE_INSTANCE, "u", "u")
                        .busy(Call.UPDATE, THE_INSTANCE, "w")
                        .busy(Call.DEPROVISION, THE_INSTANCE, "d")
                        .poll(THE_INSTANCE, "u", "succeeded")
                        .call(Call.BIND, BINDING, "b", 201)
                        .call(Call.BIND, BINDING, "b", 200)
                        .accepted(Call.DEPROVISION, THE_INSTANCE, "d", "d")
                        .busy(Call.FETCH_INSTANCE, THE_INSTANCE, "")
                        .poll(THE_INSTANCE, "", "succeeded")
                        .call(Call.FETCH_BINDING, BINDING, "", 404)
                        .call(Call.DEPROVISION, THE_INSTANCE, "d", 410)
                        .call(Call.PROVISION, THE_INSTANCE, "z", 201));
    }

    @Test
    void aRequestThatWaitsIsSeenByOthersMeanwhile() {
        fits(
                new Story()
                        .at(1, 20, Call.PROVISION, THE_INSTANCE, "a", answer(201, "", "", ""))
                        .at(3, 4, Call.PROVISION, THE_INSTANCE, "a", answer(202, "", "p", ""))
                        .at(
                                5,
                                6,
                                Call.LAST_OPERATION,
                                THE_INSTANCE,
                                "",
                                answer(200, "", "p", "in progress"))
                        .at(7, 8, Call.BIND, BINDING, "b", answer(422, "ConcurrencyError", "", ""))
                        .at(
                                9,
                                10,
                                Call.LAST_OPERATION,
                                THE_INSTANCE,
                                "",
                                answer(200, "", "p", "succeeded")));
    }

    @Test
    void anUnansweredCallMayTakeEffectLateOrNever() {
        fits(
                new Story()
                        .lost(Call.PROVISION, THE_INSTANCE, "a")
                        .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404)
                        .call(Call.DEPROVISION, THE_INSTANCE, "d", 410)
                        .call(Call.PROVISION, THE_INSTANCE, "z", 409)
                        .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 200));
        fits(
                new Story()
                        .lost(Call.PROVISION, THE_INSTANCE, "a")
                        .call(Call.PROVISION, THE_INSTANCE, "z", 201));
    }

    @Test
    void aDeleteCutsAProvisionShort() {
        fits(
                new Story()
                        .accepted(Call.PROVISION, THE_INSTANCE, "a", "p")
                        .accepted(Call.DEPROVISION, THE_INSTANCE, "d", "d")
                        .poll(THE_INSTANCE, "p", "failed")
                        .poll(THE_INSTANCE, "d", "succeeded")
                        .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404));
    }

    @Test
    void anotherBindingThatIsBusyExplainsThatTheInstanceIs() {
        fits(
                made().accepted(Call.BIND, BINDING, "b", "x")
                        .call(Call.BIND, OTHER_BINDING, "c", 201)
                        .busy(Call.UPDATE, THE_INSTANCE, "u"));
    }

    @Test
    void anInstanceThatVanishesIsFound() {
        broken(made().call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404));
    }

    @Test
    void aDeletedInstanceThatComesBackIsFound() {
        broken(
                made().call(Call.DEPROVISION, THE_INSTANCE, "d", 200)
                        .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 200));
    }

    @Test
    void twoRequestsForDifferentThingsThatBothSucceedAreFound() {
        broken(
                new Story()
                        .at(1, 10, Call.PROVISION, THE_INSTANCE, "a", answer(201, "", "", ""))
                        .at(1, 10, Call.PROVISION, THE_INSTANCE, "z", answer(201, "", "", "")));
    }

    @Test
    void twoOperationsForOneRequestAreFound() {
        broken(
                new Story()
                        .accepted(Call.PROVISION, THE_INSTANCE, "a", "p")
                        .accepted(Call.PROVISION, THE_INSTANCE, "a", "q")
                        .poll(THE_INSTANCE, "p", "succeeded"));
    }

    @Test
    void twoActiveOperationsAreFound() {
        broken(
                made().accepted(Call.UPDATE, THE_INSTANCE, "u", "u")
                        .accepted(Call.DEPROVISION, THE_INSTANCE, "d", "d")
                        .poll(THE_INSTANCE, "u", "in progress"));
    }

    @Test
    void anUpdateBesideABindIsFound() {
        broken(
                made().accepted(Call.BIND, BINDING, "b", "x")
                        .accepted(Call.UPDATE, THE_INSTANCE, "u", "u")
                        .poll(BINDING, "x", "in progress"));
    }

    @Test
    void anOperationThatIsForgottenIsFound() {
        broken(
                new Story()
                        .accepted(Call.PROVISION, THE_INSTANCE, "a", "p")
                        .call(Call.LAST_OPERATION, THE_INSTANCE, "", 404));
    }

    @Test
    void aRefusalAsBusyWhenNothingRunsIsFound() {
        broken(made().busy(Call.UPDATE, THE_INSTANCE, "u"));
    }

    @Test
    void aBindingThatOutlivesItsInstanceIsFound() {
        broken(
                made().call(Call.BIND, BINDING, "b", 201)
                        .call(Call.DEPROVISION, THE_INSTANCE, "d", 200)
                        .call(Call.FETCH_BINDING, BINDING, "", 200));
    }

    @Test
    void anUnansweredCallDoesNotExplainTheOpposite() {
        broken(
                new Story()
                        .at(1, Long.MAX_VALUE, Call.PROVISION, THE_INSTANCE, "a", Optional.empty())
                        .call(Call.PROVISION, THE_INSTANCE, "a", 200)
                        .call(Call.FETCH_INSTANCE, THE_INSTANCE, "", 404));
    }
}
