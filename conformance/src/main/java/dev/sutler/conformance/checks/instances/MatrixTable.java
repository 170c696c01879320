package dev.sutler.conformance.checks.instances;

import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.BIND;
import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.DEPROVISION;
import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.FETCH;
import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.LAST_OPERATION;
import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.PROVISION_OTHER;
import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.PROVISION_SAME;
import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.UPDATE;
import static dev.sutler.conformance.checks.instances.MatrixTable.Operation.UPDATE_SAME;
import static dev.sutler.conformance.checks.instances.State.ABSENT;
import static dev.sutler.conformance.checks.instances.State.DELETED;
import static dev.sutler.conformance.checks.instances.State.DEPROVISIONING;
import static dev.sutler.conformance.checks.instances.State.FAILED;
import static dev.sutler.conformance.checks.instances.State.PROVISIONING;
import static dev.sutler.conformance.checks.instances.State.READY;
import static dev.sutler.conformance.checks.instances.State.UPDATING;

import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.ConcurrencyRules;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.FetchingInstanceRules;
import dev.sutler.conformance.requirement.OrphanRules;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UpdatingRules;

import java.util.List;

/// The matrix of operations and states: which answers the specification allows to each operation on
/// an instance in each state.
///
/// In each state the rows stand in the order in which they are tried: what changes least comes
/// first.
final class MatrixTable {

    private static final Requirement BUSY = ConcurrencyRules.REFUSED;
    private static final Requirement CLIENT = ErrorRules.NO_SERVER_ERROR;
    private static final Requirement FETCH_ABSENT = FetchingInstanceRules.ABSENT;
    private static final Requirement POLL_ABSENT = PollingRules.INSTANCE.absent();
    private static final Requirement UPDATE_ABSENT = UpdatingRules.ABSENT;
    private static final Requirement BIND_ABSENT = BindingRules.INSTANCE_ABSENT;
    private static final Requirement DELETE_ABSENT = DeprovisioningRules.ABSENT;
    private static final Requirement CREATED = ProvisioningRules.CREATED;
    private static final Requirement FETCH_EARLY = FetchingInstanceRules.PROVISIONING;
    private static final Requirement POLLED = PollingRules.INSTANCE.answered();
    private static final Requirement PUT_AGAIN = ProvisioningRules.REPEATED_IN_PROGRESS;
    private static final Requirement CONFLICT_EARLY = ProvisioningRules.CONFLICT_IN_PROGRESS;
    private static final Requirement DELETE_BUSY = DeprovisioningRules.BUSY;
    private static final Requirement FETCHED = FetchingInstanceRules.SUPPORTED;
    private static final Requirement CREATED_ONCE = ProvisioningRules.CREATED_ONCE;
    private static final Requirement CONFLICT = ProvisioningRules.CONFLICT;
    private static final Requirement UPDATED = UpdatingRules.ANSWERED;
    private static final Requirement DELETION = DeprovisioningRules.DELETED;
    private static final Requirement FETCH_UPDATING = FetchingInstanceRules.UPDATING;
    private static final Requirement PATCH_AGAIN = UpdatingRules.REPEATED_IN_PROGRESS;
    private static final Requirement DELETE_AGAIN = DeprovisioningRules.REPEATED_IN_PROGRESS;
    private static final Requirement ORPHAN = OrphanRules.INSTANCE;
    private static final Requirement POLL_DELETED = PollingRules.INSTANCE.deleted();
    private static final Requirement REUSED = ProvisioningRules.ID_REUSED;

    private MatrixTable() {}

    /// What is asked for.
    enum Operation {
        PROVISION_SAME,
        PROVISION_OTHER,
        UPDATE,
        /// The very update that is being done.
        UPDATE_SAME,
        DEPROVISION,
        FETCH,
        LAST_OPERATION,
        BIND
    }

    /// One cell.
    ///
    /// @param requirement what is broken by any other answer
    record Row(State state, Operation operation, Requirement requirement, Allowed allowed) {}

    private static final List<Row> ROWS =
            List.of(
                    row(ABSENT, FETCH, FETCH_ABSENT, "404"),
                    row(ABSENT, LAST_OPERATION, POLL_ABSENT, "404"),
                    row(ABSENT, UPDATE, UPDATE_ABSENT, "refused"),
                    row(ABSENT, BIND, BIND_ABSENT, "refused"),
                    row(ABSENT, DEPROVISION, DELETE_ABSENT, "410"),
                    row(ABSENT, PROVISION_SAME, CREATED, "201 202"),
                    row(PROVISIONING, FETCH, FETCH_EARLY, "404"),
                    row(PROVISIONING, LAST_OPERATION, POLLED, "200"),
                    row(PROVISIONING, PROVISION_SAME, PUT_AGAIN, "202"),
                    row(PROVISIONING, PROVISION_OTHER, CONFLICT_EARLY, "409"),
                    row(PROVISIONING, UPDATE, BUSY, "200 202 404 busy"),
                    row(PROVISIONING, BIND, BUSY, "201 202 404 busy"),
                    row(PROVISIONING, DEPROVISION, DELETE_BUSY, "200 202 busy"),
                    row(READY, FETCH, FETCHED, "200"),
                    row(READY, LAST_OPERATION, CLIENT, "200 400 404"),
                    row(READY, PROVISION_SAME, CREATED_ONCE, "200 202 409"),
                    row(READY, PROVISION_OTHER, CONFLICT, "409"),
                    row(READY, UPDATE, UPDATED, "200 202 400 422"),
                    row(READY, BIND, CLIENT, "201 202 400 422"),
                    row(READY, DEPROVISION, DELETION, "200 202"),
                    row(UPDATING, FETCH, FETCH_UPDATING, "200 busy"),
                    row(UPDATING, LAST_OPERATION, POLLED, "200"),
                    row(UPDATING, UPDATE_SAME, PATCH_AGAIN, "202"),
                    row(UPDATING, PROVISION_SAME, BUSY, "200 202 409 busy"),
                    row(UPDATING, PROVISION_OTHER, BUSY, "409 busy"),
                    row(UPDATING, UPDATE, BUSY, "200 202 busy"),
                    row(UPDATING, BIND, BUSY, "201 202 busy"),
                    row(UPDATING, DEPROVISION, DELETE_BUSY, "200 202 busy"),
                    row(DEPROVISIONING, FETCH, BUSY, "200 404 busy"),
                    row(DEPROVISIONING, LAST_OPERATION, POLLED, "200"),
                    row(DEPROVISIONING, DEPROVISION, DELETE_AGAIN, "202"),
                    row(DEPROVISIONING, UPDATE, BUSY, "200 202 404 busy"),
                    row(DEPROVISIONING, BIND, BUSY, "201 202 404 busy"),
                    row(DEPROVISIONING, PROVISION_OTHER, BUSY, "201 202 409 busy"),
                    row(DEPROVISIONING, PROVISION_SAME, BUSY, "200 201 202 409 busy"),
                    row(FAILED, FETCH, CLIENT, "200 404 422"),
                    row(FAILED, LAST_OPERATION, POLLED, "200"),
                    row(FAILED, UPDATE, CLIENT, "200 202 refused"),
                    row(FAILED, BIND, CLIENT, "201 202 refused"),
                    row(FAILED, PROVISION_OTHER, CREATED, "201 202 409 422"),
                    row(FAILED, PROVISION_SAME, CREATED, "201 202 409 422"),
                    row(FAILED, DEPROVISION, ORPHAN, "200 202 410"),
                    row(DELETED, FETCH, FETCH_ABSENT, "404"),
                    row(DELETED, LAST_OPERATION, POLL_DELETED, "200 404 410"),
                    row(DELETED, UPDATE, UPDATE_ABSENT, "refused"),
                    row(DELETED, BIND, BIND_ABSENT, "refused"),
                    row(DELETED, DEPROVISION, DELETE_ABSENT, "410"),
                    row(DELETED, PROVISION_SAME, REUSED, "201 202"));

    /// The cells of one state, in the order in which they are tried.
    static List<Row> rows(State state) {
        return ROWS.stream().filter(row -> row.state() == state).toList();
    }

    private static Row row(
            State state, Operation operation, Requirement requirement, String allowed) {
        return new Row(state, operation, requirement, Allowed.of(allowed));
    }
}
