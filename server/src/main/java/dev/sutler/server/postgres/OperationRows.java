package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Order;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Operations as rows of the table `operation`.
final class OperationRows {

    private static final String PREFIX = "o_";

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "instance_id",
                    "binding_id",
                    "kind",
                    "fingerprint",
                    "target",
                    "from_failed",
                    "caller_platform",
                    "caller_identity",
                    "request_id",
                    "time_limit_micros",
                    "state",
                    "attempt",
                    "checkpoint",
                    "abandoned",
                    "description",
                    "failure",
                    "created_at",
                    "run_at",
                    "deadline",
                    "finished_at",
                    "lease_owner",
                    "epoch");

    private OperationRows() {}

    /// What has to be selected, or returned, to [#read] operations.
    static String columns(String alias) {
        return Columns.select(alias, PREFIX, COLUMNS) + ", clock_timestamp() AS o_read_at";
    }

    /// The operation of an outer join.
    static Optional<Operation> readOptional(Row row) throws SQLException {
        return row.has("o_id") ? Optional.of(read(row)) : Optional.empty();
    }

    static Operation read(Row row) throws SQLException {
        return new Operation(
                row.uuid("o_id"),
                new Operation.Subject(row.text("o_instance_id"), row.optionalText("o_binding_id")),
                Words.parse(OperationKind.class, row.text("o_kind")),
                order(row),
                progress(row),
                new Operation.Schedule(
                        row.instant("o_created_at"),
                        row.instant("o_run_at"),
                        row.instant("o_deadline"),
                        row.optionalInstant("o_finished_at"),
                        row.instant("o_read_at")),
                new Operation.Lease(row.optionalUuid("o_lease_owner"), row.number("o_epoch")));
    }

    private static Order order(Row row) throws SQLException {
        return new Order(
                row.text("o_fingerprint"),
                row.optionalJson("o_target").map(Documents::shape),
                row.flag("o_from_failed"),
                new Caller(
                        row.text("o_caller_platform"),
                        row.optionalJson("o_caller_identity").map(Documents::identity),
                        row.text("o_request_id")),
                row.duration("o_time_limit_micros"));
    }

    private static OperationProgress progress(Row row) throws SQLException {
        return new OperationProgress(
                Words.parse(OperationState.class, row.text("o_state")),
                (int) row.number("o_attempt"),
                row.optionalJson("o_checkpoint"),
                row.optionalJson("o_abandoned"),
                row.text("o_description"),
                row.optionalJson("o_failure").map(Documents::failure));
    }
}
