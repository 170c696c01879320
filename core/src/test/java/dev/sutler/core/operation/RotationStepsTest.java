package dev.sutler.core.operation;

import static dev.sutler.core.operation.Stage.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.samples.Puppet.Act;
import dev.sutler.core.samples.Samples;
import dev.sutler.core.store.Step;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.RotateRequest;
import dev.sutler.spi.UnbindRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a binding gets new credentials: in place, or by being removed and made again.
final class RotationStepsTest {

    private static final StoredBinding MADE = Samples.binding(BindingState.READY);

    @ParameterizedTest(name = "from failed {0}, {1}, late {2}: {3}")
    @CsvSource({
        "false, DONE,      false, BindingReady",
        "false, WORKING,   false, working 180",
        "false, REFUSED,   false, BindingAsBefore refused",
        "false, TERMINAL,  false, BindingAsBefore failed",
        "true,  TERMINAL,  false, BindingFailed failed",
        "false, TEMPORARY, false, retry 7",
        "false, THROWS,    false, retry 7",
        "false, TEMPORARY, true,  BindingAsBefore failed late",
        "false, THROWS,    true,  BindingFailed failed late",
    })
    void rotatesInPlaceWhereTheProviderCan(
            boolean fromFailed, Act act, boolean late, String expected) {
        Stage stage = rotation(OperationState.RUNNING, fromFailed).of(MADE);

        Step step = stage.stepInPlace(act, late);

        assertThat(StepWords.of(step)).isEqualTo(expected);
        assertThat(stage.puppet().requests()).hasOnlyElementsOfType(RotateRequest.class);
    }

    @ParameterizedTest(name = "from failed {0}, {1}, late {2}: {3}")
    @CsvSource({
        "false, DONE,      false, revoked",
        "false, WORKING,   false, working 180",
        "false, TERMINAL,  false, BindingAsBefore failed",
        "true,  TERMINAL,  false, BindingFailed failed",
        "false, THROWS,    false, retry 7",
        "false, THROWS,    true,  BindingFailed failed late",
    })
    void unbindsFirstElsewhere(boolean fromFailed, Act act, boolean late, String expected) {
        Stage stage = rotation(OperationState.RUNNING, fromFailed).of(MADE);

        Step step = stage.step(act, late);

        assertThat(StepWords.of(step)).isEqualTo(expected);
        assertThat(stage.puppet().requests()).hasOnlyElementsOfType(UnbindRequest.class);
    }

    @ParameterizedTest(name = "{0}, late {1}: {2}")
    @CsvSource({
        "DONE,     false, BindingReady",
        "WORKING,  false, working 180",
        "TERMINAL, false, compensate failed",
        "REFUSED,  false, compensate refused",
        "THROWS,   false, retry 7",
        "THROWS,   true,  compensate failed late",
    })
    void bindsAgainWhenTheOldCredentialsAreGone(Act act, boolean late, String expected) {
        Stage stage = rotation(OperationState.RUNNING, false).of(MADE.revoked());

        Step step = stage.stepInPlace(act, late);

        assertThat(StepWords.of(step)).isEqualTo(expected);
        assertThat(stage.puppet().requests()).hasOnlyElementsOfType(BindRequest.class);
    }

    @ParameterizedTest(name = "{0}, late {1}: {2}")
    @CsvSource({
        "DONE,     false, BindingFailed failed",
        "WORKING,  false, working 180",
        "TERMINAL, false, BindingFailed failed left",
        "THROWS,   false, retry 7",
        "THROWS,   true,  BindingFailed failed left late",
    })
    void cleansUpWhatWasMadeOfTheNewCredentials(Act act, boolean late, String expected) {
        Stage stage = rotation(OperationState.COMPENSATING, false).of(MADE.revoked());

        assertThat(StepWords.of(stage.step(act, late))).isEqualTo(expected);
        assertThat(stage.puppet().requests()).hasOnlyElementsOfType(UnbindRequest.class);
    }

    @Test
    void aFailureSaysWhichCredentialsWork() {
        assertThat(failure(rotation(OperationState.RUNNING, false).of(MADE), Act.TERMINAL, false))
                .endsWith("Its old credentials still work.");
        assertThat(failure(rotation(OperationState.RUNNING, false).of(MADE), Act.THROWS, true))
                .contains("Whether its old or its new credentials work is not known.");
        assertThat(
                        failure(
                                rotation(OperationState.COMPENSATING, false).of(MADE.revoked()),
                                Act.DONE,
                                false))
                .contains("Its old credentials do not work any more, and there are no new ones.");
    }

    private static String failure(Stage stage, Act act, boolean late) {
        return stage.step(act, late) instanceof Step.Finished finished
                ? finished.description()
                : "";
    }

    private static Stage rotation(OperationState state, boolean fromFailed) {
        return Stage.of(operation(OperationKind.ROTATE, state, fromFailed));
    }
}
