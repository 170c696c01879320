package dev.sutler.core.intake;

import static dev.sutler.core.intake.Findings.CHECKPOINT;
import static dev.sutler.core.intake.Findings.account;
import static dev.sutler.core.intake.Findings.binding;
import static dev.sutler.core.intake.Findings.instance;
import static dev.sutler.core.intake.Findings.silent;
import static dev.sutler.core.intake.Findings.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.intake.Account.Said;
import dev.sutler.core.intake.Account.Word;
import dev.sutler.core.intake.IntakeOperation.Standing;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.spi.BindingDetails;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What becomes of each thing that can be found.
final class IntakesTest {

    private static Intake of(Account account, FoundBinding... bindings) {
        return Intakes.of(instance(account, bindings), terms());
    }

    private static InstanceState state(Intake intake) {
        return intake.instance().orElseThrow().state();
    }

    private static OperationKind kind(Intake intake) {
        return intake.operation().operation().kind();
    }

    private static IntakeBinding bound(Account account) {
        return of(account(false, Word.SUCCEEDED), binding("b", account)).bindings().getFirst();
    }

    private static Optional<ObjectNode> checkpoint(IntakeOperation operation) {
        return operation.standing() instanceof Standing.Ongoing(var checkpoint, var _)
                ? checkpoint
                : Optional.empty();
    }

    private static String failure(IntakeOperation operation) {
        return operation.standing() instanceof Standing.Failed(var failure)
                ? failure.message()
                : "";
    }

    @Test
    void whatWasMadeIsReadyAsItIs() {
        Intake intake = of(account(false, Word.SUCCEEDED));

        StoredInstance instance = intake.instance().orElseThrow();
        assertThat(instance.state()).isEqualTo(InstanceState.READY);
        assertThat(instance.platform()).isEqualTo("mesh");
        assertThat(instance.tenancy()).isEqualTo(instance(silent(false)).asked().tenancy());
        assertThat(instance.shape()).isEqualTo(instance(silent(false)).asked().shape());
        assertThat(instance.output().dashboardUrl()).contains("https://dashboard.example");
        assertThat(kind(intake)).isEqualTo(OperationKind.PROVISION);
        assertThat(intake.operation().standing())
                .isEqualTo(new Standing.Succeeded("As it was said."));
        assertThat(intake.operation().operation().order().caller().identity()).isPresent();
    }

    @Test
    void whatCouldNotBeMadeHasFailedAndIsNotCleanedUp() {
        Intake intake = of(account(false, Word.FAILED));

        assertThat(state(intake)).isEqualTo(InstanceState.FAILED);
        assertThat(intake.instance().orElseThrow().status().provisioned()).isTrue();
        assertThat(failure(intake.operation())).isEqualTo("As it was said.");
    }

    @Test
    void aFailureWithoutAWordIsExplained() {
        Intake intake = of(new Account(false, Optional.of(new Said(Word.FAILED, " ", false))));

        assertThat(failure(intake.operation())).isNotBlank();
    }

    @Test
    void whatIsBeingMadeGoesOnWaiting() {
        for (Account account : List.of(silent(false), account(false, Word.IN_PROGRESS))) {
            Intake intake = of(account);

            assertThat(state(intake)).isEqualTo(InstanceState.PROVISIONING);
            assertThat(kind(intake)).isEqualTo(OperationKind.PROVISION);
            assertThat(checkpoint(intake.operation())).contains(CHECKPOINT);
            assertThat(intake.operation().operation().order().timeLimit())
                    .isEqualTo(Findings.LIMIT);
        }
    }

    @Test
    void nothingThatGoesOnIsRemovedIfItFails() {
        for (Account account :
                List.of(silent(false), account(false, Word.IN_PROGRESS), Findings.updating())) {
            Intake intake = of(account);

            assertThat(intake.instance().orElseThrow().status().provisioned()).isTrue();
            assertThat(intake.operation().operation().order().fromFailed()).isTrue();
        }
    }

    @Test
    void whatIsBeingChangedIsAnUpdateToWhatItIsToBe() {
        Intake intake = of(Findings.updating());

        Order order = intake.operation().operation().order();
        assertThat(state(intake)).isEqualTo(InstanceState.UPDATING);
        assertThat(kind(intake)).isEqualTo(OperationKind.UPDATE);
        assertThat(order.target()).contains(intake.instance().orElseThrow().shape());
        assertThat(checkpoint(intake.operation())).contains(CHECKPOINT);
    }

    @Test
    void ofWhatIsGoneOnlyTheEndIsRemembered() {
        Intake intake =
                of(account(true, Word.SUCCEEDED), binding("b", account(false, Word.SUCCEEDED)));

        assertThat(intake.instance()).isEmpty();
        assertThat(intake.bindings()).isEmpty();
        assertThat(kind(intake)).isEqualTo(OperationKind.DEPROVISION);
        assertThat(intake.operation().standing()).isInstanceOf(Standing.Succeeded.class);
    }

    @Test
    void whatIsBeingRemovedGoesOnWaiting() {
        for (Account account : List.of(silent(true), account(true, Word.IN_PROGRESS))) {
            Intake intake = of(account, binding("b", account(true, Word.SUCCEEDED)));

            assertThat(state(intake)).isEqualTo(InstanceState.DEPROVISIONING);
            assertThat(kind(intake)).isEqualTo(OperationKind.DEPROVISION);
            assertThat(checkpoint(intake.operation())).contains(CHECKPOINT);
        }
    }

    @Test
    void whatIsBeingRemovedAndIsStillBoundIsUnboundFirst() {
        Intake intake =
                of(
                        silent(true),
                        binding("made", account(false, Word.SUCCEEDED)),
                        binding("making", silent(false)),
                        binding("removing", silent(true)));

        assertThat(intake.operation().standing())
                .isEqualTo(new Standing.Ongoing(Optional.empty(), ""));
        assertThat(intake.bindings())
                .extracting(each -> each.binding().orElseThrow().state())
                .containsExactly(BindingState.READY, BindingState.FAILED, BindingState.FAILED);
        assertThat(intake.bindings())
                .noneMatch(each -> each.operation().standing() instanceof Standing.Ongoing);
    }

    @Test
    void whatCouldNotBeRemovedHasFailedToBeRemoved() {
        Intake intake = of(account(true, Word.FAILED));

        assertThat(state(intake)).isEqualTo(InstanceState.FAILED);
        assertThat(kind(intake)).isEqualTo(OperationKind.DEPROVISION);
        assertThat(failure(intake.operation())).isEqualTo("As it was said.");
    }

    @Test
    void aBindingThatWasMadeHasItsCredentials() {
        IntakeBinding intake = bound(account(false, Word.SUCCEEDED));

        StoredBinding binding = intake.binding().orElseThrow();
        assertThat(binding.state()).isEqualTo(BindingState.READY);
        assertThat(password(binding.details())).isEqualTo("s3cret");
        assertThat(intake.operation().operation().kind()).isEqualTo(OperationKind.BIND);
        assertThat(binding.request().bindResource().path("tenant_id").stringValue())
                .isEqualTo("subscription-0815");
    }

    private static String password(Optional<BindingDetails> details) {
        return details.orElseThrow()
                .credentials()
                .orElseThrow()
                .reveal()
                .path("password")
                .stringValue();
    }

    @Test
    void aBindingThatWasMadeWithoutCredentialsHasNone() {
        Intake intake =
                of(
                        account(false, Word.SUCCEEDED),
                        binding("b", account(false, Word.SUCCEEDED), Optional.empty()));

        StoredBinding binding = intake.bindings().getFirst().binding().orElseThrow();
        assertThat(binding.details().orElseThrow().credentials().orElseThrow().reveal()).isEmpty();
    }

    @Test
    void aBindingThatIsBeingMadeGoesOnWaitingAndHasHandedOutNothing() {
        for (Account account : List.of(silent(false), account(false, Word.IN_PROGRESS))) {
            IntakeBinding intake = bound(account);

            assertThat(intake.binding().orElseThrow().state()).isEqualTo(BindingState.BINDING);
            assertThat(intake.binding().orElseThrow().details()).isEmpty();
            assertThat(checkpoint(intake.operation())).contains(CHECKPOINT);
        }
    }

    @Test
    void aBindingThatCouldNotBeMadeHasFailedAndHandedOutNothing() {
        IntakeBinding intake = bound(account(false, Word.FAILED));

        assertThat(intake.binding().orElseThrow().state()).isEqualTo(BindingState.FAILED);
        assertThat(intake.binding().orElseThrow().details()).isEmpty();
        assertThat(failure(intake.operation())).isEqualTo("As it was said.");
    }

    @Test
    void aBindingThatIsBeingRemovedGoesOnWaiting() {
        IntakeBinding intake = bound(account(true, Word.IN_PROGRESS));

        assertThat(intake.binding().orElseThrow().state()).isEqualTo(BindingState.UNBINDING);
        assertThat(intake.operation().operation().kind()).isEqualTo(OperationKind.UNBIND);
        assertThat(checkpoint(intake.operation())).contains(CHECKPOINT);
    }

    @Test
    void aBindingThatCouldNotBeRemovedKeepsWhatItHandedOut() {
        IntakeBinding intake = bound(account(true, Word.FAILED));

        assertThat(intake.binding().orElseThrow().state()).isEqualTo(BindingState.FAILED);
        assertThat(password(intake.binding().orElseThrow().details())).isEqualTo("s3cret");
        assertThat(intake.operation().operation().kind()).isEqualTo(OperationKind.UNBIND);
    }

    @Test
    void ofABindingThatIsGoneOnlyTheEndIsRemembered() {
        IntakeBinding intake = bound(account(true, Word.SUCCEEDED));

        assertThat(intake.binding()).isEmpty();
        assertThat(intake.operation().operation().kind()).isEqualTo(OperationKind.UNBIND);
    }

    @Test
    void noTwoOperationsHaveTheSameId() {
        Intake intake =
                of(
                        account(false, Word.SUCCEEDED),
                        binding("a", silent(false)),
                        binding("b", silent(false)));

        assertThat(
                        List.of(
                                intake.operation().operation().id(),
                                intake.bindings().get(0).operation().operation().id(),
                                intake.bindings().get(1).operation().operation().id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingSecretIsInItsText() {
        Intake intake =
                of(account(false, Word.SUCCEEDED), binding("b", account(true, Word.FAILED)));

        assertThat(intake.toString()).doesNotContain("s3cret").doesNotContain("10.1.0.0");
    }
}
