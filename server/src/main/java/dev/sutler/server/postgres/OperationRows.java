package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Order;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Operations as rows of the table `operation`.
final class OperationRows {

    private static final String PREFIX = "o_";

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "instance_id",
                    "binding_id",
                    "kind",
                    "asked",
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

    /* The database itself moves what stands in `checkpoint` to `abandoned`, so both are the same place. */
    private static final String CHECKPOINT = "checkpoint";

    private final Sealer sealer;

    OperationRows(Sealer sealer) {
        this.sealer = sealer;
    }

    /// What has to be selected, or returned, to [#read] operations.
    static String columns(String alias) {
        return Columns.select(alias, PREFIX, COLUMNS) + ", clock_timestamp() AS o_read_at";
    }

    /// The operation of an outer join.
    Optional<Operation> readOptional(Row row) throws SQLException {
        return row.has("o_id") ? Optional.of(read(row)) : Optional.empty();
    }

    Operation read(Row row) throws SQLException {
        UUID id = row.uuid("o_id");
        return new Operation(
                id,
                new Operation.Subject(row.text("o_instance_id"), row.optionalText("o_binding_id")),
                Words.parse(OperationKind.class, row.text("o_kind")),
                order(id, row),
                progress(id, row),
                new Operation.Schedule(
                        row.instant("o_created_at"),
                        row.instant("o_run_at"),
                        row.instant("o_deadline"),
                        row.optionalInstant("o_finished_at"),
                        row.instant("o_read_at")),
                new Operation.Lease(row.optionalUuid("o_lease_owner"), row.number("o_epoch")));
    }

    private Order order(UUID id, Row row) throws SQLException {
        ObjectNode asked = sealer.open(Sealer.operation(id, "asked"), row.bytes("o_asked"));
        return new Order(
                asked.required("fingerprint").stringValue(),
                asked.optional("target").map(JsonNode::asObject).map(Documents::shape),
                row.flag("o_from_failed"),
                new Caller(
                        row.text("o_caller_platform"),
                        row.optionalJson("o_caller_identity").map(Documents::identity),
                        row.text("o_request_id")),
                row.duration("o_time_limit_micros"));
    }

    private OperationProgress progress(UUID id, Row row) throws SQLException {
        return new OperationProgress(
                Words.parse(OperationState.class, row.text("o_state")),
                (int) row.number("o_attempt"),
                openCheckpoint(id, row, "o_checkpoint"),
                openCheckpoint(id, row, "o_abandoned"),
                row.text("o_description"),
                row.optionalJson("o_failure").map(Documents::failure));
    }

    /// A checkpoint, whether of what goes on or of what was abandoned.
    Optional<ObjectNode> openCheckpoint(UUID id, Row row, String column) throws SQLException {
        return row.optionalBytes(column)
                .map(bytes -> sealer.open(Sealer.operation(id, CHECKPOINT), bytes));
    }

    /// What a column for a checkpoint holds.
    byte[] sealCheckpoint(UUID id, ObjectNode checkpoint) {
        return sealer.seal(Sealer.operation(id, CHECKPOINT), checkpoint);
    }

    /// What the column `asked` holds.
    byte[] sealAsked(UUID id, Order order) {
        ObjectNode asked = Json.object().put("fingerprint", order.fingerprint());
        order.target().ifPresent(target -> asked.set("target", Documents.of(target)));
        return sealer.seal(Sealer.operation(id, "asked"), asked);
    }
}
