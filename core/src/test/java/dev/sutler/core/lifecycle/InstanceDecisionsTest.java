package dev.sutler.core.lifecycle;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.OTHER_PLAN;
import static dev.sutler.core.samples.Samples.instance;
import static dev.sutler.core.samples.Samples.json;
import static dev.sutler.core.samples.Samples.operation;
import static dev.sutler.core.samples.Samples.progress;
import static dev.sutler.core.samples.Samples.readyInstance;
import static dev.sutler.core.samples.Samples.shape;
import static dev.sutler.core.samples.Samples.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.samples.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

final class InstanceDecisionsTest {

    private static final ObjectNode CHECKPOINT = json("{'vm': 1}");
    private static final ObjectNode EARLIER = json("{'vm': 0}");

    @ParameterizedTest(name = "PUT {0} on {1}: {2}")
    @CsvSource({
        "same,              absent,         BEGIN PROVISION",
        "same,              PROVISIONING,   JOIN",
        "same,              READY,          InstanceExists",
        "same,              UPDATING,       CONCURRENCY",
        "same,              DEPROVISIONING, CONCURRENCY",
        "same,              FAILED,         BEGIN PROVISION",
        "other parameters,  PROVISIONING,   CONFLICT",
        "other parameters,  READY,          CONFLICT",
        "other parameters,  UPDATING,       CONCURRENCY",
        "other parameters,  DEPROVISIONING, CONCURRENCY",
        "other parameters,  FAILED,         CONFLICT",
        "other plan,        READY,          CONFLICT",
        "other tenancy,     READY,          CONFLICT",
        "other service,     READY,          CONFLICT",
        "other context,     READY,          InstanceExists",
        "other maintenance, READY,          InstanceExists",
    })
    void decidesAboutProvisionRequests(String request, String state, String expected) {
        assertThat(Told.of(InstanceDecisions.provision(known(state), request(request), ticket())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "PATCH {0} on {1}: {2}")
    @CsvSource({
        "change,          PROVISIONING,   CONCURRENCY",
        "change,          READY,          BEGIN UPDATE",
        "change,          UPDATING,       JOIN",
        "another change,  UPDATING,       CONCURRENCY",
        "nothing,         UPDATING,       CONCURRENCY",
        "change,          DEPROVISIONING, CONCURRENCY",
        "change,          FAILED,         BEGIN UPDATE",
        "nothing,         READY,          InstanceUpdated",
        "nothing,         FAILED,         BEGIN UPDATE",
        "context,         READY,          BEGIN UPDATE",
        "maintenance,     READY,          BEGIN UPDATE",
    })
    void decidesAboutUpdateRequests(String change, String state, String expected) {
        InstanceSnapshot known = known(state);
        StoredInstance instance = known.instance().orElseThrow();
        assertThat(Told.of(InstanceDecisions.update(known, instance, target(change), ticket())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "DELETE on {0}: {1}")
    @CsvSource({
        "PROVISIONING,   BEGIN DEPROVISION cutting short",
        "READY,          BEGIN DEPROVISION",
        "UPDATING,       CONCURRENCY",
        "DEPROVISIONING, JOIN",
        "FAILED,         BEGIN DEPROVISION",
    })
    void decidesAboutDeprovisionRequests(String state, String expected) {
        InstanceSnapshot known = known(state);
        StoredInstance instance = known.instance().orElseThrow();
        assertThat(Told.of(InstanceDecisions.deprovision(known, instance, ticket())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "GET on {0}, provisioned {1}: {2}")
    @CsvSource({
        "absent,         false, NOT_FOUND",
        "PROVISIONING,   false, NOT_FOUND",
        "READY,          true,  found",
        "UPDATING,       true,  CONCURRENCY",
        "DEPROVISIONING, true,  CONCURRENCY",
        "FAILED,         true,  found",
        "FAILED,         false, NOT_FOUND",
    })
    void decidesAboutFetches(String state, boolean provisioned, String expected) {
        InstanceSnapshot known =
                state.equals("absent")
                        ? InstanceSnapshot.UNKNOWN
                        : new InstanceSnapshot(
                                Optional.of(instance(InstanceState.valueOf(state), provisioned)),
                                Optional.empty(),
                                false);
        assertThat(
                        InstanceDecisions.fetch(known)
                                .map(rejection -> rejection.reason().name())
                                .orElse("found"))
                .isEqualTo(expected);
    }

    /// The provider contract promises that no call about an instance overlaps one about its
    /// bindings.
    @ParameterizedTest(name = "{0} on {1} with a busy binding: {2}")
    @CsvSource({
        "PATCH,  READY,        CONCURRENCY",
        "PATCH,  FAILED,       CONCURRENCY",
        "PUT,    FAILED,       CONCURRENCY",
        "PUT,    READY,        InstanceExists",
        "DELETE, READY,        CONCURRENCY",
        "DELETE, FAILED,       CONCURRENCY",
        "DELETE, PROVISIONING, CONCURRENCY",
    })
    void leavesAnInstanceAloneWhileItsBindingsAreBusy(String verb, String state, String expected) {
        StoredInstance instance = instance(InstanceState.valueOf(state), true);
        InstanceSnapshot known =
                new InstanceSnapshot(Optional.of(instance), known(state).latest(), true);
        Decision decision =
                switch (verb) {
                    case "PUT" -> InstanceDecisions.provision(known, instance, ticket());
                    case "PATCH" ->
                            InstanceDecisions.update(known, instance, target("change"), ticket());
                    default -> InstanceDecisions.deprovision(known, instance, ticket());
                };
        assertThat(Told.of(decision)).isEqualTo(expected);
    }

    @Test
    void anUpdateOfNothingIsAnsweredEvenWhileBindingsAreBusy() {
        InstanceSnapshot known =
                new InstanceSnapshot(Optional.of(readyInstance()), Optional.empty(), true);
        assertThat(Told.of(InstanceDecisions.update(known, readyInstance(), shape(), ticket())))
                .isEqualTo("InstanceUpdated");
    }

    @Test
    void aNewInstanceIsDecidedOnVersionZero() {
        StoredInstance wanted = readyInstance().with(StoredInstance.Status.NEW);
        Transition.Provision begun =
                (Transition.Provision)
                        begun(
                                InstanceDecisions.provision(
                                        InstanceSnapshot.UNKNOWN, wanted, ticket()));
        assertThat(begun.instance().status()).isEqualTo(StoredInstance.Status.NEW);
        assertThat(begun.operation().order().fromFailed()).isFalse();
        assertThat(begun.operation().subject()).isEqualTo(Operation.Subject.of(INSTANCE_ID));
        assertThat(begun.operation().id()).isEqualTo(ticket().operationId());
    }

    @Test
    void aFailedInstanceStartsAgainFromItsOwnVersionAndKeepsThatItWasReady() {
        StoredInstance failed = instance(InstanceState.FAILED, true);
        Transition.Provision begun =
                (Transition.Provision)
                        begun(InstanceDecisions.provision(known(failed), failed, ticket()));
        assertThat(begun.instance().status())
                .isEqualTo(new StoredInstance.Status(InstanceState.PROVISIONING, true, 3));
        assertThat(begun.operation().order().fromFailed()).isTrue();
    }

    @Test
    void anUpdateCarriesItsTargetAndTheVersionThatItWasDecidedOn() {
        Transition.Update begun =
                (Transition.Update)
                        begun(
                                InstanceDecisions.update(
                                        known("READY"),
                                        readyInstance(),
                                        target("change"),
                                        ticket()));
        assertThat(begun.version()).isEqualTo(3);
        assertThat(begun.operation().order().target()).contains(target("change"));
        assertThat(begun.operation().order().fromFailed()).isFalse();
    }

    @Test
    void aRepairRemembersThatItBeganFromAFailedInstance() {
        StoredInstance failed = instance(InstanceState.FAILED, true);
        Decision decision =
                InstanceDecisions.update(known(failed), failed, target("change"), ticket());
        assertThat(begun(decision).operation().order().fromFailed()).isTrue();
    }

    @Test
    void aDeprovisionCutsARunningProvisionShort() {
        Transition.Deprovision begun = deprovision(known("PROVISIONING"));
        assertThat(begun.cutsShort()).contains(operation(OperationKind.PROVISION).id());
        assertThat(begun.version()).isEqualTo(3);
        assertThat(deprovision(known("READY")).cutsShort()).isEmpty();
    }

    /// Only what was ready can go back to being so: not a second provision that is cut short.
    @Test
    void aDeprovisionRemembersWhetherTheInstanceWasReady() {
        assertThat(deprovision(known("READY")).operation().order().fromFailed()).isFalse();
        assertThat(deprovision(known("PROVISIONING")).operation().order().fromFailed()).isTrue();
        assertThat(deprovision(known("FAILED")).operation().order().fromFailed()).isTrue();
    }

    @Test
    void aDeprovisionIsHandedTheCheckpointOfTheProvisionThatItCutsShort() {
        assertThat(
                        abandonedAfter(
                                progress(
                                        OperationState.RUNNING,
                                        Optional.of(CHECKPOINT),
                                        Optional.empty())))
                .contains(CHECKPOINT);
        assertThat(
                        abandonedAfter(
                                progress(
                                        OperationState.QUEUED,
                                        Optional.empty(),
                                        Optional.of(EARLIER))))
                .contains(EARLIER);
    }

    /// A compensating provision has a checkpoint of its clean-up, which is not what was made.
    @Test
    void aDeprovisionIsHandedWhatACleanUpWasAboutAndNotHowFarItWas() {
        assertThat(
                        abandonedAfter(
                                progress(
                                        OperationState.COMPENSATING,
                                        Optional.of(CHECKPOINT),
                                        Optional.of(EARLIER))))
                .contains(EARLIER);
    }

    /// A clean-up that failed left something behind, and only its checkpoint says what.
    @Test
    void whateverFollowsAFailureIsHandedWhatItLeftBehind() {
        Operation failed =
                operation(
                        OperationKind.PROVISION,
                        progress(OperationState.FAILED, Optional.empty(), Optional.of(EARLIER)));
        StoredInstance instance = instance(InstanceState.FAILED, false);
        InstanceSnapshot known =
                new InstanceSnapshot(Optional.of(instance), Optional.of(failed), false);
        assertThat(deprovision(known).operation().abandoned()).contains(EARLIER);
        assertThat(
                        begun(InstanceDecisions.provision(known, instance, ticket()))
                                .operation()
                                .abandoned())
                .contains(EARLIER);
        assertThat(
                        begun(InstanceDecisions.update(known, instance, target("change"), ticket()))
                                .operation()
                                .abandoned())
                .contains(EARLIER);
    }

    @Test
    void whatWasFinishedWellLeavesNothingBehind() {
        Operation done =
                operation(
                        OperationKind.PROVISION,
                        progress(
                                OperationState.SUCCEEDED,
                                Optional.of(CHECKPOINT),
                                Optional.empty()));
        InstanceSnapshot known =
                new InstanceSnapshot(Optional.of(readyInstance()), Optional.of(done), false);
        assertThat(deprovision(known).operation().abandoned()).isEmpty();
    }

    private static Optional<ObjectNode> abandonedAfter(OperationProgress progress) {
        InstanceSnapshot known =
                new InstanceSnapshot(
                        Optional.of(instance(InstanceState.PROVISIONING, false)),
                        Optional.of(operation(OperationKind.PROVISION, progress)),
                        false);
        return deprovision(known).operation().abandoned();
    }

    private static Transition.Deprovision deprovision(InstanceSnapshot known) {
        return (Transition.Deprovision)
                begun(
                        InstanceDecisions.deprovision(
                                known, known.instance().orElseThrow(), ticket()));
    }

    private static Transition begun(Decision decision) {
        return ((Decision.Begin) decision).transition();
    }

    private static InstanceSnapshot known(StoredInstance instance) {
        return new InstanceSnapshot(Optional.of(instance), Optional.empty(), false);
    }

    /* An active operation stands beside every state that has one. */
    private static InstanceSnapshot known(String state) {
        if (state.equals("absent")) {
            return InstanceSnapshot.UNKNOWN;
        }
        InstanceState parsed = InstanceState.valueOf(state);
        StoredInstance instance = instance(parsed, parsed != InstanceState.PROVISIONING);
        Optional<Operation> latest =
                switch (parsed) {
                    case PROVISIONING -> Optional.of(operation(OperationKind.PROVISION));
                    case UPDATING -> Optional.of(runningUpdate());
                    case DEPROVISIONING -> Optional.of(operation(OperationKind.DEPROVISION));
                    case READY, FAILED -> Optional.empty();
                };
        return new InstanceSnapshot(Optional.of(instance), latest, false);
    }

    private static Operation runningUpdate() {
        Operation update = operation(OperationKind.UPDATE);
        InstanceShape target = target("change");
        return new Operation(
                update.id(),
                update.subject(),
                update.kind(),
                new Order(
                        Fingerprint.of(target),
                        Optional.of(target),
                        false,
                        Samples.caller(),
                        Samples.TIME_LIMIT),
                update.progress(),
                update.schedule(),
                update.lease());
    }

    private static StoredInstance request(String which) {
        StoredInstance same = readyInstance().with(StoredInstance.Status.NEW);
        InstanceShape shape = same.shape();
        return switch (which) {
            case "other parameters" -> same.with(target("change"));
            case "other plan" ->
                    same.with(
                            new InstanceShape(
                                    OTHER_PLAN,
                                    shape.parameters(),
                                    shape.context(),
                                    Optional.empty()));
            case "other context" -> same.with(target("context"));
            case "other maintenance" -> same.with(target("maintenance"));
            case "other tenancy" ->
                    new StoredInstance(
                            same.id(),
                            same.platform(),
                            same.serviceId(),
                            new Tenancy("org", "another space"),
                            shape,
                            same.status(),
                            same.output());
            case "other service" ->
                    new StoredInstance(
                            same.id(),
                            same.platform(),
                            "service-2",
                            same.tenancy(),
                            shape,
                            same.status(),
                            same.output());
            default -> same;
        };
    }

    private static InstanceShape target(String change) {
        InstanceShape now = shape();
        return switch (change) {
            case "change" ->
                    new InstanceShape(
                            now.planId(), json("{'size': 2}"), now.context(), Optional.empty());
            case "another change" ->
                    new InstanceShape(
                            now.planId(), json("{'size': 3}"), now.context(), Optional.empty());
            case "context" ->
                    new InstanceShape(
                            now.planId(),
                            now.parameters(),
                            json("{'platform': 'q'}"),
                            Optional.empty());
            case "maintenance" ->
                    new InstanceShape(
                            now.planId(), now.parameters(), now.context(), Optional.of("2.0.0"));
            default -> now;
        };
    }

    @Test
    void whatWasNeverReadyIsMadeAsItIsAskedForNow() {
        assertThat(shapeWhenStartedAgain(false).maintenanceVersion()).contains("2.0.0");
    }

    @Test
    void whatWasReadyOnceIsRepairedAsItIs() {
        assertThat(shapeWhenStartedAgain(true)).isEqualTo(shape());
    }

    private static InstanceShape shapeWhenStartedAgain(boolean provisioned) {
        StoredInstance failed = instance(InstanceState.FAILED, provisioned);
        Decision decision =
                InstanceDecisions.provision(
                        new InstanceSnapshot(Optional.of(failed), Optional.empty(), false),
                        failed.with(target("maintenance")),
                        Samples.ticket());
        var begin = (Decision.Begin) decision;
        return ((Transition.Provision) begin.transition()).instance().shape();
    }

    @Test
    void everyRejectionSaysSomething() {
        for (InstanceState state : InstanceState.values()) {
            InstanceDecisions.fetch(known(state.name()))
                    .ifPresent(
                            rejection -> {
                                assertThat(rejection.description()).isNotBlank();
                                assertThat(rejection.reason())
                                        .isIn(Reason.NOT_FOUND, Reason.CONCURRENCY);
                            });
        }
    }
}
