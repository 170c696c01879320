package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Secret;
import dev.sutler.spi.Validity;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Bindings as rows of the table `service_binding`.
final class BindingRows {

    private static final String PREFIX = "b_";

    private static final List<String> COLUMNS =
            List.of(
                    "instance_id",
                    "id",
                    "plan_id",
                    "parameters",
                    "context",
                    "bind_resource",
                    "predecessor_id",
                    "state",
                    "version",
                    "endpoints",
                    "delivery",
                    "provider_state",
                    "credentials",
                    "expires_at",
                    "renew_before");

    private final Sealer sealer;

    BindingRows(Sealer sealer) {
        this.sealer = sealer;
    }

    /// What has to be selected to [#read] bindings.
    static String columns(String alias) {
        return Columns.select(alias, PREFIX, COLUMNS);
    }

    /// The binding of an outer join.
    Optional<StoredBinding> readOptional(Row row) throws SQLException {
        return row.has("b_id") ? Optional.of(read(row)) : Optional.empty();
    }

    StoredBinding read(Row row) throws SQLException {
        BindingKey key = new BindingKey(row.text("b_instance_id"), row.text("b_id"));
        return new StoredBinding(
                key,
                new StoredBinding.Request(
                        row.text("b_plan_id"),
                        open(key, "parameters", row),
                        row.json("b_context"),
                        row.json("b_bind_resource"),
                        row.optionalText("b_predecessor_id")),
                Words.parse(BindingState.class, row.text("b_state")),
                row.number("b_version"),
                row.has("b_provider_state") ? Optional.of(details(key, row)) : Optional.empty());
    }

    private BindingDetails details(BindingKey key, Row row) throws SQLException {
        return new BindingDetails(
                row.optionalBytes("b_credentials")
                        .map(bytes -> sealer.open(Sealer.binding(key, "credentials"), bytes))
                        .map(Secret::of),
                Handouts.endpoints(Json.read(row.text("b_endpoints"))),
                Handouts.delivery(open(key, "delivery", row)),
                new Validity(
                        row.optionalInstant("b_expires_at"), row.optionalInstant("b_renew_before")),
                open(key, "provider_state", row));
    }

    private ObjectNode open(BindingKey key, String column, Row row) throws SQLException {
        return sealer.open(Sealer.binding(key, column), row.bytes(PREFIX + column));
    }

    private byte[] seal(BindingKey key, String column, JsonNode document) {
        return sealer.seal(Sealer.binding(key, column), document);
    }

    /// Gives what was asked for: plan to predecessor, in the order in which the columns stand
    /// above.
    void give(Query query, BindingKey key, StoredBinding.Request request) throws SQLException {
        query.text(request.planId())
                .bytes(seal(key, "parameters", request.parameters()))
                .json(request.context())
                .json(request.bindResource())
                .text(request.predecessorId());
    }

    /// Gives what was handed out: endpoints to `renew_before`, in the order in which the columns
    /// stand above.
    void give(Query query, BindingKey key, Optional<BindingDetails> details) throws SQLException {
        query.json(details.map(BindingDetails::endpoints).map(Handouts::of))
                .bytes(
                        details.map(BindingDetails::delivery)
                                .map(delivery -> seal(key, "delivery", Handouts.of(delivery))))
                .bytes(
                        details.map(BindingDetails::state)
                                .map(state -> seal(key, "provider_state", state)))
                .bytes(
                        details.flatMap(BindingDetails::credentials)
                                .map(secret -> seal(key, "credentials", secret.reveal())))
                .instant(details.map(BindingDetails::validity).flatMap(Validity::expiresAt))
                .instant(details.map(BindingDetails::validity).flatMap(Validity::renewBefore));
    }
}
