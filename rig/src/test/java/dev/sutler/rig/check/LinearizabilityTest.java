package dev.sutler.rig.check;

import static dev.sutler.rig.check.Story.BINDING;
import static dev.sutler.rig.check.Story.INSTANCE;
import static dev.sutler.rig.check.Story.OTHER_BINDING;
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
        return new Story().call(Call.PROVISION, INSTANCE, "a", 201);
    }

    @Test
    void aWholeLifeFits() {
        fits(
                new Story()
                        .accepted(Call.PROVISION, INSTANCE, "a", "p")
                        .accepted(Call.PROVISION, INSTANCE, "a", "p")
                        .call(Call.PROVISION, INSTANCE, "z", 409)
                        .call(Call.FETCH_INSTANCE, INSTANCE, "", 404)
                        .poll(INSTANCE, "p", "in progress")
                        .poll(INSTANCE, "p", "succeeded")
                        .call(Call.FETCH_INSTANCE, INSTANCE, "", 200)
                        .accepted(Call.UPDATE, INSTANCE, "u", "u")
                        .busy(Call.UPDATE, INSTANCE, "w")
                        .busy(Call.DEPROVISION, INSTANCE, "d")
                        .poll(INSTANCE, "u", "succeeded")
                        .call(Call.BIND, BINDING, "b", 201)
                        .call(Call.BIND, BINDING, "b", 200)
                        .accepted(Call.DEPROVISION, INSTANCE, "d", "d")
                        .busy(Call.FETCH_INSTANCE, INSTANCE, "")
                        .poll(INSTANCE, "", "succeeded")
                        .call(Call.FETCH_BINDING, BINDING, "", 404)
                        .call(Call.DEPROVISION, INSTANCE, "d", 410)
                        .call(Call.PROVISION, INSTANCE, "z", 201));
    }

    @Test
    void aRequestThatWaitsIsSeenByOthersMeanwhile() {
        fits(
                new Story()
                        .at(1, 20, Call.PROVISION, INSTANCE, "a", answer(201, "", "", ""))
                        .at(3, 4, Call.PROVISION, INSTANCE, "a", answer(202, "", "p", ""))
                        .at(
                                5,
                                6,
                                Call.LAST_OPERATION,
                                INSTANCE,
                                "",
                                answer(200, "", "p", "in progress"))
                        .at(7, 8, Call.BIND, BINDING, "b", answer(422, "ConcurrencyError", "", ""))
                        .at(
                                9,
                                10,
                                Call.LAST_OPERATION,
                                INSTANCE,
                                "",
                                answer(200, "", "p", "succeeded")));
    }

    @Test
    void anUnansweredCallMayTakeEffectLateOrNever() {
        fits(
                new Story()
                        .lost(Call.PROVISION, INSTANCE, "a")
                        .call(Call.FETCH_INSTANCE, INSTANCE, "", 404)
                        .call(Call.DEPROVISION, INSTANCE, "d", 410)
                        .call(Call.PROVISION, INSTANCE, "z", 409)
                        .call(Call.FETCH_INSTANCE, INSTANCE, "", 200));
        fits(
                new Story()
                        .lost(Call.PROVISION, INSTANCE, "a")
                        .call(Call.PROVISION, INSTANCE, "z", 201));
    }

    @Test
    void aDeleteCutsAProvisionShort() {
        fits(
                new Story()
                        .accepted(Call.PROVISION, INSTANCE, "a", "p")
                        .accepted(Call.DEPROVISION, INSTANCE, "d", "d")
                        .poll(INSTANCE, "p", "failed")
                        .poll(INSTANCE, "d", "succeeded")
                        .call(Call.FETCH_INSTANCE, INSTANCE, "", 404));
    }

    @Test
    void anotherBindingThatIsBusyExplainsThatTheInstanceIs() {
        fits(
                made().accepted(Call.BIND, BINDING, "b", "x")
                        .call(Call.BIND, OTHER_BINDING, "c", 201)
                        .busy(Call.UPDATE, INSTANCE, "u"));
    }

    @Test
    void anInstanceThatVanishesIsFound() {
        broken(made().call(Call.FETCH_INSTANCE, INSTANCE, "", 404));
    }

    @Test
    void aDeletedInstanceThatComesBackIsFound() {
        broken(
                made().call(Call.DEPROVISION, INSTANCE, "d", 200)
                        .call(Call.FETCH_INSTANCE, INSTANCE, "", 200));
    }

    @Test
    void twoRequestsForDifferentThingsThatBothSucceedAreFound() {
        broken(
                new Story()
                        .at(1, 10, Call.PROVISION, INSTANCE, "a", answer(201, "", "", ""))
                        .at(1, 10, Call.PROVISION, INSTANCE, "z", answer(201, "", "", "")));
    }

    @Test
    void twoOperationsForOneRequestAreFound() {
        broken(
                new Story()
                        .accepted(Call.PROVISION, INSTANCE, "a", "p")
                        .accepted(Call.PROVISION, INSTANCE, "a", "q")
                        .poll(INSTANCE, "p", "succeeded"));
    }

    @Test
    void twoActiveOperationsAreFound() {
        broken(
                made().accepted(Call.UPDATE, INSTANCE, "u", "u")
                        .accepted(Call.DEPROVISION, INSTANCE, "d", "d")
                        .poll(INSTANCE, "u", "in progress"));
    }

    @Test
    void anUpdateBesideABindIsFound() {
        broken(
                made().accepted(Call.BIND, BINDING, "b", "x")
                        .accepted(Call.UPDATE, INSTANCE, "u", "u")
                        .poll(BINDING, "x", "in progress"));
    }

    @Test
    void anOperationThatIsForgottenIsFound() {
        broken(
                new Story()
                        .accepted(Call.PROVISION, INSTANCE, "a", "p")
                        .call(Call.LAST_OPERATION, INSTANCE, "", 404));
    }

    @Test
    void aRefusalAsBusyWhenNothingRunsIsFound() {
        broken(made().busy(Call.UPDATE, INSTANCE, "u"));
    }

    @Test
    void aBindingThatOutlivesItsInstanceIsFound() {
        broken(
                made().call(Call.BIND, BINDING, "b", 201)
                        .call(Call.DEPROVISION, INSTANCE, "d", 200)
                        .call(Call.FETCH_BINDING, BINDING, "", 200));
    }

    @Test
    void anUnansweredCallDoesNotExplainTheOpposite() {
        broken(
                new Story()
                        .at(1, Long.MAX_VALUE, Call.PROVISION, INSTANCE, "a", Optional.empty())
                        .call(Call.PROVISION, INSTANCE, "a", 200)
                        .call(Call.FETCH_INSTANCE, INSTANCE, "", 404));
    }
}
