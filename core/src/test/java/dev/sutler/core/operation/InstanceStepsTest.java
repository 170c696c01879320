package dev.sutler.core.operation;

import static dev.sutler.core.operation.Stage.operation;
import static dev.sutler.core.samples.Samples.binding;
import static dev.sutler.core.samples.Samples.instance;
import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.samples.Puppet.Act;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.store.Step;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every kind of operation about an instance, every way a call can end, in time and late.
final class InstanceStepsTest {

    @ParameterizedTest(name = "new, {0}, late {1}: {2}")
    @CsvSource({
        "DONE,      false, InstanceReady",
        "WORKING,   false, working 180",
        "REFUSED,   false, compensate refused",
        "TERMINAL,  false, compensate failed",
        "TEMPORARY, false, retry 7",
        "THROWS,    false, retry 7",
        "NULL,      false, retry 7",
        "DONE,      true,  InstanceReady",
        "WORKING,   true,  compensate failed late",
        "REFUSED,   true,  compensate refused",
        "TERMINAL,  true,  compensate failed",
        "TEMPORARY, true,  compensate failed late",
        "THROWS,    true,  compensate failed late",
    })
    void provisionsANewInstance(Act act, boolean late, String expected) {
        assertThat(told(OperationKind.PROVISION, InstanceState.PROVISIONING, false, act, late))
                .isEqualTo(expected);
    }

    /// Somebody's data may be in it: it is left alone.
    @ParameterizedTest(name = "once ready, {0}, late {1}: {2}")
    @CsvSource({
        "DONE,      false, InstanceReady",
        "REFUSED,   false, InstanceFailed refused",
        "TERMINAL,  false, InstanceFailed failed",
        "TEMPORARY, false, retry 7",
        "THROWS,    false, retry 7",
        "WORKING,   true,  InstanceFailed failed late",
        "THROWS,    true,  InstanceFailed failed late",
    })
    void neverRemovesWhatWasReadyOnce(Act act, boolean late, String expected) {
        assertThat(told(OperationKind.PROVISION, InstanceState.PROVISIONING, true, act, late))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, late {1}: {2}")
    @CsvSource({
        "DONE,      false, InstanceReshaped",
        "WORKING,   false, working 180",
        "REFUSED,   false, InstanceAsBefore refused",
        "TERMINAL,  false, InstanceAsBefore failed",
        "UNUSABLE,  false, InstanceFailed failed unusable",
        "TEMPORARY, false, retry 7",
        "THROWS,    false, retry 7",
        "DONE,      true,  InstanceReshaped",
        "WORKING,   true,  InstanceFailed failed unusable late",
        "TEMPORARY, true,  InstanceAsBefore failed late",
        "THROWS,    true,  InstanceFailed failed unusable late",
        "NULL,      true,  InstanceFailed failed unusable late",
    })
    void updatesAReadyInstance(Act act, boolean late, String expected) {
        assertThat(told(OperationKind.UPDATE, InstanceState.UPDATING, true, act, late))
                .isEqualTo(expected);
    }

    /// What is told about the instance is what is stored about it.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DONE,     InstanceReshaped",
        "REFUSED,  InstanceFailed refused unusable",
        "TERMINAL, InstanceFailed failed unusable",
    })
    void aRepairThatFailsLeavesTheInstanceFailed(Act act, String expected) {
        Stage stage =
                Stage.of(operation(OperationKind.UPDATE, OperationState.RUNNING, true))
                        .of(instance(InstanceState.UPDATING, true));
        assertThat(StepWords.of(stage.step(act, false))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, late {1}: {2}")
    @CsvSource({
        "DONE,      false, InstanceReshaped",
        "WORKING,   false, working 180",
        "REFUSED,   false, compensate refused",
        "TERMINAL,  false, compensate failed",
        "THROWS,    false, retry 7",
        "THROWS,    true,  compensate failed late",
    })
    void anUpdateOfWhatWasNeverMadeProvisionsIt(Act act, boolean late, String expected) {
        Stage stage =
                Stage.of(operation(OperationKind.UPDATE, OperationState.RUNNING, true))
                        .of(instance(InstanceState.UPDATING, false));
        assertThat(StepWords.of(stage.step(act, late))).isEqualTo(expected);
        assertThat(stage.puppet().requests())
                .singleElement()
                .isInstanceOfSatisfying(
                        ProvisionRequest.class,
                        request ->
                                assertThat(request.instance().plan().id())
                                        .isEqualTo(Samples.OTHER_PLAN));
    }

    @ParameterizedTest(name = "ready {0}, {1}, late {2}: {3}")
    @CsvSource({
        "true,  DONE,      false, InstanceRemoved",
        "true,  WORKING,   false, working 180",
        "true,  TERMINAL,  false, InstanceAsBefore failed",
        "true,  UNUSABLE,  false, InstanceFailed failed unusable",
        "true,  TEMPORARY, false, retry 7",
        "true,  THROWS,    false, retry 7",
        "true,  TEMPORARY, true,  InstanceAsBefore failed late",
        "true,  WORKING,   true,  InstanceFailed failed unusable late",
        "true,  THROWS,    true,  InstanceFailed failed unusable late",
        "false, DONE,      false, InstanceRemoved",
        "false, TERMINAL,  false, InstanceFailed failed unusable",
        "false, THROWS,    true,  InstanceFailed failed unusable late",
    })
    void deprovisions(boolean ready, Act act, boolean late, String expected) {
        assertThat(told(OperationKind.DEPROVISION, InstanceState.DEPROVISIONING, ready, act, late))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, late {1}: {2}")
    @CsvSource({
        "DONE,      false, removed binding-1",
        "WORKING,   false, working 180",
        "TERMINAL,  false, InstanceAsBefore failed",
        "TEMPORARY, false, retry 7",
        "THROWS,    false, retry 7",
        "THROWS,    true,  InstanceFailed failed unusable late",
    })
    void aDeprovisionRemovesTheOldestBindingFirst(Act act, boolean late, String expected) {
        Stage stage =
                Stage.of(operation(OperationKind.DEPROVISION, OperationState.RUNNING, false))
                        .beside(
                                binding(BindingState.READY),
                                other(binding(BindingState.READY), "binding-2"));
        assertThat(StepWords.of(stage.step(act, late))).isEqualTo(expected);
        assertThat(stage.puppet().requests())
                .singleElement()
                .isInstanceOfSatisfying(
                        UnbindRequest.class,
                        request -> assertThat(request.binding().id()).isEqualTo("binding-1"));
    }

    @ParameterizedTest(name = "{0}, refused {1}, from failed {2}, {3}, late {4}: {5}")
    @CsvSource({
        "PROVISION, false, false, DONE,      false, InstanceFailed failed",
        "PROVISION, true,  false, DONE,      false, InstanceRemoved refused",
        "PROVISION, true,  true,  DONE,      false, InstanceFailed refused",
        "UPDATE,    true,  true,  DONE,      false, InstanceFailed refused",
        "PROVISION, true,  false, WORKING,   false, working 180",
        "PROVISION, true,  false, TEMPORARY, false, retry 7",
        "PROVISION, true,  false, THROWS,    false, retry 7",
        "PROVISION, true,  false, TERMINAL,  false, InstanceFailed failed left",
        "PROVISION, true,  false, THROWS,    true,  InstanceFailed failed left late",
        "PROVISION, false, false, WORKING,   true,  InstanceFailed failed left late",
        "PROVISION, false, false, TEMPORARY, true,  InstanceFailed failed left late",
    })
    void cleansUpBeforeItReportsAFailure(
            OperationKind kind,
            boolean refused,
            boolean fromFailed,
            Act act,
            boolean late,
            String expected) {
        Stage stage =
                Stage.of(
                                operation(
                                        kind,
                                        OperationState.COMPENSATING,
                                        fromFailed,
                                        Optional.of(
                                                new Failure(
                                                        refused, "It broke.", Usability.DEFAULT))))
                        .of(instance(InstanceState.PROVISIONING, false));
        assertThat(StepWords.of(stage.step(act, late))).isEqualTo(expected);
        assertThat(stage.puppet().requests()).hasOnlyElementsOfType(DeprovisionRequest.class);
    }

    /// The new plan may put the instance somewhere else.
    @Test
    void aRepairIsCleanedUpUnderThePlanThatItWasMadeWith() {
        Stage stage =
                Stage.of(operation(OperationKind.UPDATE, OperationState.COMPENSATING, true))
                        .of(instance(InstanceState.UPDATING, false));
        stage.step(Act.DONE, false);
        assertThat(stage.puppet().requests())
                .singleElement()
                .isInstanceOfSatisfying(
                        DeprovisionRequest.class,
                        request ->
                                assertThat(request.instance().plan().id())
                                        .isEqualTo(Samples.OTHER_PLAN));
    }

    @Test
    void theFirstFailureIsTheOneThatIsTold() {
        Step step =
                Stage.of(operation(OperationKind.PROVISION, OperationState.COMPENSATING, false))
                        .step(Act.DONE, false);
        assertThat(((Step.Finished) step).description()).isEqualTo("It broke.");
    }

    @Test
    void anUpdateIsToldFromWhatToWhat() {
        Stage stage = Stage.of(operation(OperationKind.UPDATE, OperationState.RUNNING, false));
        stage.step(Act.DONE, false);
        UpdateRequest request = (UpdateRequest) stage.puppet().requests().getFirst();
        assertThat(request.current().plan().id()).isEqualTo(Samples.PLAN);
        assertThat(request.target().plan().id()).isEqualTo(Samples.OTHER_PLAN);
        assertThat(request.target().parameters()).isEqualTo(json("{'size': 2}"));
    }

    @Test
    void aDeprovisionIsToldWhatWasAbandoned() {
        Stage stage =
                Stage.of(
                        Samples.operation(
                                OperationKind.DEPROVISION,
                                new OperationProgress(
                                        OperationState.RUNNING,
                                        4,
                                        Optional.of(json("{'own': 1}")),
                                        Optional.of(json("{'vm': 1}")),
                                        "",
                                        Optional.empty())));
        stage.step(Act.DONE, false);
        DeprovisionRequest request = (DeprovisionRequest) stage.puppet().requests().getFirst();
        assertThat(request.abandoned()).contains(json("{'vm': 1}"));
        assertThat(stage.puppet().calls().getFirst().checkpoint()).contains(json("{'own': 1}"));
        assertThat(stage.puppet().calls().getFirst().attempt()).isEqualTo(4);
    }

    /// Unknown is not failed, whatever was thrown.
    @ParameterizedTest
    @CsvSource({"THROWS", "THROWS_CHECKED", "ASSERTION", "OVERFLOW", "LINKAGE", "NULL"})
    void whateverIsThrownIsAnUnknownOutcome(Act act) {
        Step step =
                Stage.of(operation(OperationKind.PROVISION, OperationState.RUNNING, false))
                        .step(act, false);
        assertThat(step).isInstanceOf(Step.Retry.class);
        assertThat(((Step.Retry) step).description()).doesNotContain("hunter2");
    }

    @Test
    void noProviderIsAnUnknownOutcomeToo() {
        ProviderCalls calls =
                new ProviderCalls(
                        () -> new dev.sutler.core.catalog.Catalog(List.of(), json("{}")),
                        serviceId -> Optional.empty(),
                        new ResultCheck(ResultLimits.DEFAULT));
        var operation = operation(OperationKind.DEPROVISION, OperationState.RUNNING, false);
        Step step =
                calls.perform(
                        new Work(
                                operation,
                                instance(InstanceState.DEPROVISIONING, true),
                                Optional.empty(),
                                List.of()),
                        new HeldCall(new HeldOperation(operation, () -> 0, 1), operation),
                        new Verdict(Duration.ofMinutes(1), Duration.ofSeconds(1)));
        assertThat(step).isInstanceOf(Step.Retry.class);
    }

    private static String told(
            OperationKind kind, InstanceState state, boolean ready, Act act, boolean late) {
        return StepWords.of(
                Stage.of(operation(kind, OperationState.RUNNING, false))
                        .of(instance(state, ready))
                        .step(act, late));
    }

    private static StoredBinding other(StoredBinding like, String id) {
        return new StoredBinding(
                new BindingKey(like.key().instanceId(), id),
                like.request(),
                like.state(),
                like.version(),
                like.details());
    }
}
