package dev.sutler.core.lifecycle;

import static dev.sutler.core.samples.Samples.BINDING;
import static dev.sutler.core.samples.Samples.bindingDetails;
import static dev.sutler.core.samples.Samples.instance;
import static dev.sutler.core.samples.Samples.json;
import static dev.sutler.core.samples.Samples.operation;
import static dev.sutler.core.samples.Samples.progress;
import static dev.sutler.core.samples.Samples.readyInstance;
import static dev.sutler.core.samples.Samples.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.samples.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

final class BindingDecisionsTest {

    private static final ObjectNode CHECKPOINT = json("{'user': 1}");
    private static final ObjectNode EARLIER = json("{'user': 0}");

    @ParameterizedTest(name = "PUT {0} on {1}: {2}")
    @CsvSource({
        "same,              absent,    BEGIN BIND",
        "same,              BINDING,   JOIN",
        "same,              READY,     BindingExists",
        "same,              UNBINDING, CONCURRENCY",
        "same,              FAILED,    BEGIN BIND",
        "other parameters,  BINDING,   CONFLICT",
        "other parameters,  READY,     CONFLICT",
        "other parameters,  UNBINDING, CONCURRENCY",
        "other parameters,  FAILED,    CONFLICT",
        "same,              ROTATING,  CONCURRENCY",
        "other resource,    READY,     CONFLICT",
        "other predecessor, READY,     CONFLICT",
        "other context,     READY,     BindingExists",
        "other plan,        READY,     BindingExists",
    })
    void decidesAboutBindRequests(String request, String state, String expected) {
        assertThat(
                        Told.of(
                                BindingDecisions.bind(
                                        known(state), readyInstance(), request(request), ticket())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "PUT on an instance that is {0}: {1}")
    @CsvSource({
        "PROVISIONING,   CONCURRENCY",
        "READY,          BEGIN BIND",
        "UPDATING,       CONCURRENCY",
        "DEPROVISIONING, CONCURRENCY",
        "FAILED,         UNPROCESSABLE",
    })
    void onlyReadyInstancesAreBound(InstanceState state, String expected) {
        assertThat(
                        Told.of(
                                BindingDecisions.bind(
                                        known("absent"),
                                        instance(state, true),
                                        request("same"),
                                        ticket())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "DELETE on {0} of an instance that is {1}: {2}")
    @CsvSource({
        "BINDING,   READY,          BEGIN UNBIND cutting short",
        "READY,     READY,          BEGIN UNBIND",
        "ROTATING,  READY,          BEGIN UNBIND cutting short",
        "UNBINDING, READY,          JOIN",
        "FAILED,    READY,          BEGIN UNBIND",
        "READY,     FAILED,         BEGIN UNBIND",
        "UNBINDING, FAILED,         JOIN",
        "READY,     PROVISIONING,   CONCURRENCY",
        "READY,     UPDATING,       CONCURRENCY",
        "READY,     DEPROVISIONING, CONCURRENCY",
        "FAILED,    DEPROVISIONING, CONCURRENCY",
    })
    void decidesAboutUnbindRequests(String state, InstanceState instance, String expected) {
        BindingSnapshot known = known(state);
        assertThat(
                        Told.of(
                                BindingDecisions.unbind(
                                        known,
                                        instance(instance, true),
                                        known.binding().orElseThrow(),
                                        ticket())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "GET on {0}: {1}")
    @CsvSource({
        "absent,    NOT_FOUND",
        "BINDING,   NOT_FOUND",
        "READY,     found",
        "ROTATING,  CONCURRENCY",
        "UNBINDING, CONCURRENCY",
        "FAILED,    NOT_FOUND",
    })
    void decidesAboutFetches(String state, String expected) {
        assertThat(
                        BindingDecisions.fetch(known(state))
                                .map(rejection -> rejection.reason().name())
                                .orElse("found"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "new credentials for {0} of an instance that is {1}: {2}")
    @CsvSource({
        "BINDING,   READY,          CONCURRENCY",
        "READY,     READY,          BEGIN ROTATE",
        "ROTATING,  READY,          JOIN",
        "UNBINDING, READY,          CONCURRENCY",
        "FAILED,    READY,          UNPROCESSABLE",
        "READY,     UPDATING,       CONCURRENCY",
        "READY,     DEPROVISIONING, CONCURRENCY",
        "READY,     FAILED,         UNPROCESSABLE",
    })
    void decidesAboutRotations(String state, InstanceState instance, String expected) {
        BindingSnapshot known = known(state);
        assertThat(
                        Told.of(
                                BindingDecisions.rotate(
                                        known,
                                        instance(instance, true),
                                        known.binding().orElseThrow(),
                                        ticket())))
                .isEqualTo(expected);
    }

    @Test
    void aBindingThatFailedAfterItHadCredentialsIsRotated() {
        StoredBinding made = Samples.binding(BindingState.FAILED).made(bindingDetails());
        StoredBinding failed = made.with(BindingState.FAILED);
        assertThat(
                        Told.of(
                                BindingDecisions.rotate(
                                        known(failed, Optional.empty()),
                                        readyInstance(),
                                        failed,
                                        ticket())))
                .isEqualTo("BEGIN ROTATE");
    }

    @Test
    void aBindingThatWasMadeOnceCanBeFetchedAfterAFailedUnbind() {
        StoredBinding made = Samples.binding(BindingState.FAILED).made(bindingDetails());
        BindingSnapshot known = known(made.with(BindingState.FAILED), Optional.empty());
        assertThat(BindingDecisions.fetch(known)).isEmpty();
    }

    @Test
    void aNewBindingIsDecidedOnTheInstancesVersion() {
        Transition.Bind begun = (Transition.Bind) bind(known("absent"));
        assertThat(begun.binding().version()).isZero();
        assertThat(begun.instanceVersion()).isEqualTo(3);
        assertThat(begun.operation().order().fromFailed()).isFalse();
        assertThat(begun.operation().subject()).isEqualTo(Operation.Subject.of(BINDING));
    }

    @Test
    void aFailedBindingStartsAgainFromItsOwnVersion() {
        Transition.Bind begun = (Transition.Bind) bind(known("FAILED"));
        assertThat(begun.binding().version()).isEqualTo(5);
        assertThat(begun.binding().state()).isEqualTo(BindingState.BINDING);
        assertThat(begun.operation().order().fromFailed()).isTrue();
    }

    @Test
    void anUnbindIsDecidedOnBothVersionsAndCutsARunningBindShort() {
        Transition.Unbind begun = unbind(known("BINDING"));
        assertThat(begun.version()).isEqualTo(5);
        assertThat(begun.instanceVersion()).isEqualTo(3);
        assertThat(begun.cutsShort()).contains(operation(OperationKind.BIND).id());
        assertThat(unbind(known("READY")).cutsShort()).isEmpty();
    }

    /// Only what was ready can go back to being so.
    @Test
    void anUnbindRemembersWhetherTheBindingWasReady() {
        assertThat(unbind(known("READY")).operation().order().fromFailed()).isFalse();
        assertThat(unbind(known("BINDING")).operation().order().fromFailed()).isTrue();
        assertThat(unbind(known("FAILED")).operation().order().fromFailed()).isTrue();
    }

    @Test
    void anUnbindIsHandedTheCheckpointOfTheBindThatItCutsShort() {
        OperationProgress running =
                progress(OperationState.RUNNING, Optional.of(CHECKPOINT), Optional.empty());
        OperationProgress cleaning =
                progress(
                        OperationState.COMPENSATING, Optional.of(CHECKPOINT), Optional.of(EARLIER));
        assertThat(unbind(making(running)).operation().abandoned()).contains(CHECKPOINT);
        assertThat(unbind(making(cleaning)).operation().abandoned()).contains(EARLIER);
    }

    @Test
    void whateverFollowsAFailureIsHandedWhatItLeftBehind() {
        Operation failed =
                operation(
                        OperationKind.BIND,
                        progress(OperationState.FAILED, Optional.empty(), Optional.of(EARLIER)));
        BindingSnapshot known = known(Samples.binding(BindingState.FAILED), Optional.of(failed));
        assertThat(unbind(known).operation().abandoned()).contains(EARLIER);
        assertThat(bind(known).operation().abandoned()).contains(EARLIER);
    }

    private static BindingSnapshot making(OperationProgress progress) {
        return known(
                Samples.binding(BindingState.BINDING),
                Optional.of(operation(OperationKind.BIND, progress)));
    }

    private static Transition bind(BindingSnapshot known) {
        return begun(BindingDecisions.bind(known, readyInstance(), request("same"), ticket()));
    }

    private static Transition.Unbind unbind(BindingSnapshot known) {
        return (Transition.Unbind)
                begun(
                        BindingDecisions.unbind(
                                known, readyInstance(), known.binding().orElseThrow(), ticket()));
    }

    private static Transition begun(Decision decision) {
        return ((Decision.Begin) decision).transition();
    }

    private static BindingSnapshot known(StoredBinding binding, Optional<Operation> latest) {
        return new BindingSnapshot(Optional.of(readyInstance()), Optional.of(binding), latest);
    }

    private static BindingSnapshot known(String state) {
        if (state.equals("absent")) {
            return new BindingSnapshot(
                    Optional.of(readyInstance()), Optional.empty(), Optional.empty());
        }
        BindingState parsed = BindingState.valueOf(state);
        Optional<Operation> latest =
                switch (parsed) {
                    case BINDING -> Optional.of(operation(OperationKind.BIND));
                    case ROTATING -> Optional.of(operation(OperationKind.ROTATE));
                    case UNBINDING -> Optional.of(operation(OperationKind.UNBIND));
                    case READY, FAILED -> Optional.empty();
                };
        return known(Samples.binding(parsed), latest);
    }

    private static StoredBinding request(String which) {
        ObjectNode parameters = json(which.equals("other parameters") ? "{}" : "{'role':'reader'}");
        ObjectNode context = json(which.equals("other context") ? "{'name': 'n'}" : "{}");
        ObjectNode resource = json(which.equals("other resource") ? "{}" : "{'app_guid': 'app'}");
        return new StoredBinding(
                BINDING,
                new StoredBinding.Request(
                        which.equals("other plan") ? "plan-old" : "plan-small",
                        parameters,
                        context,
                        resource,
                        which.equals("other predecessor") ? Optional.of("p") : Optional.empty()),
                BindingState.BINDING,
                0,
                Optional.empty());
    }
}
