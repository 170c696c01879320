package dev.sutler.core.operation;

import static dev.sutler.core.operation.Stage.operation;
import static dev.sutler.core.samples.Samples.bindingDetails;
import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.samples.Puppet;
import dev.sutler.core.samples.Puppet.Act;
import dev.sutler.core.samples.Samples;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.Validity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/// Every kind of operation about a binding, every way a call can end, in time and late.
final class BindingStepsTest {

    @ParameterizedTest(name = "{0}, late {1}: {2}")
    @CsvSource({
        "DONE,      false, BindingReady",
        "WORKING,   false, working 180",
        "REFUSED,   false, compensate refused",
        "TERMINAL,  false, compensate failed",
        "TEMPORARY, false, retry 7",
        "THROWS,    false, retry 7",
        "NULL,      false, retry 7",
        "DONE,      true,  BindingReady",
        "WORKING,   true,  compensate failed late",
        "TEMPORARY, true,  compensate failed late",
        "THROWS,    true,  compensate failed late",
    })
    void binds(Act act, boolean late, String expected) {
        assertThat(told(OperationKind.BIND, BindingState.BINDING, false, act, late))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, from failed {1}, {2}, late {3}: {4}")
    @CsvSource({
        "UNBINDING, false, DONE,      false, BindingRemoved",
        "UNBINDING, false, WORKING,   false, working 180",
        "UNBINDING, false, REFUSED,   false, BindingAsBefore refused",
        "UNBINDING, false, TERMINAL,  false, BindingAsBefore failed",
        "UNBINDING, false, TEMPORARY, false, retry 7",
        "UNBINDING, false, THROWS,    false, retry 7",
        "UNBINDING, false, TEMPORARY, true,  BindingAsBefore failed late",
        "UNBINDING, false, THROWS,    true,  BindingFailed failed late",
        "UNBINDING, false, WORKING,   true,  BindingFailed failed late",
        "UNBINDING, true,  TERMINAL,  false, BindingFailed failed",
        "BINDING,   false, TERMINAL,  false, BindingFailed failed",
        "BINDING,   true,  DONE,      false, BindingRemoved",
    })
    void unbinds(BindingState made, boolean fromFailed, Act act, boolean late, String expected) {
        assertThat(told(OperationKind.UNBIND, made, fromFailed, act, late)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "refused {0}, from failed {1}, {2}, late {3}: {4}")
    @CsvSource({
        "false, false, DONE,      false, BindingFailed failed",
        "true,  false, DONE,      false, BindingRemoved refused",
        "true,  true,  DONE,      false, BindingFailed refused",
        "true,  false, WORKING,   false, working 180",
        "true,  false, THROWS,    false, retry 7",
        "true,  false, TERMINAL,  false, BindingFailed failed left",
        "true,  false, THROWS,    true,  BindingFailed failed left late",
    })
    void cleansUpBeforeItReportsAFailure(
            boolean refused, boolean fromFailed, Act act, boolean late, String expected) {
        Stage stage =
                Stage.of(
                                operation(
                                        OperationKind.BIND,
                                        OperationState.COMPENSATING,
                                        fromFailed,
                                        Optional.of(
                                                new Failure(
                                                        refused, "It broke.", Usability.DEFAULT))))
                        .of(Samples.binding(BindingState.BINDING));
        assertThat(StepWords.of(stage.step(act, late))).isEqualTo(expected);
        assertThat(stage.puppet().requests()).hasOnlyElementsOfType(UnbindRequest.class);
    }

    @Test
    void whatTheCatalogDoesNotDeclareIsNotHandedOutButCleanedUp() {
        Stage stage = binding(OperationKind.BIND, BindingState.BINDING, false);
        stage.puppet()
                .handsOut(
                        new BindingDetails(
                                Optional.empty(),
                                List.of(),
                                new Delivery(
                                        Optional.of("syslog://logs"), Optional.empty(), List.of()),
                                Validity.UNLIMITED,
                                json("{}")));
        assertThat(StepWords.of(stage.step(Act.DONE, false))).isEqualTo("compensate failed");
    }

    @Test
    void aRotationHandsOverThePredecessor() {
        StoredBinding plain = Samples.binding(BindingState.BINDING);
        StoredBinding successor =
                new StoredBinding(
                        plain.key(),
                        new StoredBinding.Request(
                                plain.request().planId(),
                                plain.request().parameters(),
                                plain.request().context(),
                                plain.request().bindResource(),
                                Optional.of("old")),
                        plain.state(),
                        plain.version(),
                        plain.details());
        StoredBinding old =
                new StoredBinding(
                        new BindingKey(plain.key().instanceId(), "old"),
                        plain.request(),
                        BindingState.READY,
                        1,
                        Optional.of(bindingDetails()));
        Stage stage =
                Stage.of(operation(OperationKind.BIND, OperationState.RUNNING, false))
                        .of(successor)
                        .beside(old);
        stage.step(Act.DONE, false);
        BindRequest request = (BindRequest) stage.puppet().requests().getFirst();
        assertThat(request.predecessor().map(ServiceBinding::id)).contains("old");
        assertThat(request.binding().predecessorId()).contains("old");
    }

    @Test
    void aBindingWithoutPredecessorHasNone() {
        Stage stage =
                binding(OperationKind.BIND, BindingState.BINDING, false)
                        .beside(Samples.binding(BindingState.READY));
        stage.step(Act.DONE, false);
        BindRequest request = (BindRequest) stage.puppet().requests().getFirst();
        assertThat(request.predecessor()).isEmpty();
    }

    private static String told(
            OperationKind kind, BindingState made, boolean fromFailed, Act act, boolean late) {
        return StepWords.of(binding(kind, made, fromFailed).step(act, late));
    }

    private static Stage binding(OperationKind kind, BindingState made, boolean fromFailed) {
        return Stage.of(operation(kind, OperationState.RUNNING, fromFailed))
                .of(Samples.binding(made));
    }

    @Test
    void thePuppetIsAskedOnceForEachStep() {
        Stage stage = binding(OperationKind.UNBIND, BindingState.READY, false);
        Puppet puppet = stage.puppet();
        stage.step(Act.TEMPORARY, false);
        stage.step(Act.DONE, false);
        assertThat(puppet.requests()).hasSize(2);
    }
}
