package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Validity;

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

    private final CredentialCodec credentials;

    BindingRows(CredentialCodec credentials) {
        this.credentials = credentials;
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
                        row.json("b_parameters"),
                        row.json("b_context"),
                        row.json("b_bind_resource"),
                        row.optionalText("b_predecessor_id")),
                Words.parse(BindingState.class, row.text("b_state")),
                row.number("b_version"),
                row.has("b_provider_state") ? Optional.of(details(key, row)) : Optional.empty());
    }

    private BindingDetails details(BindingKey key, Row row) throws SQLException {
        return new BindingDetails(
                row.optionalBytes("b_credentials").map(bytes -> credentials.decode(key, bytes)),
                Handouts.endpoints(Json.read(row.text("b_endpoints"))),
                Handouts.delivery(row.json("b_delivery")),
                new Validity(
                        row.optionalInstant("b_expires_at"), row.optionalInstant("b_renew_before")),
                row.json("b_provider_state"));
    }

    /// Gives what was asked for: plan to predecessor, in the order in which the columns stand
    /// above.
    static void give(Query query, StoredBinding.Request request) throws SQLException {
        query.text(request.planId())
                .json(request.parameters())
                .json(request.context())
                .json(request.bindResource())
                .text(request.predecessorId());
    }

    /// Gives what was handed out: endpoints to `renew_before`, in the order in which the columns
    /// stand above.
    void give(Query query, BindingKey key, Optional<BindingDetails> details) throws SQLException {
        query.json(details.map(BindingDetails::endpoints).map(Handouts::of))
                .json(details.map(BindingDetails::delivery).map(Handouts::of))
                .json(details.map(BindingDetails::state))
                .bytes(
                        details.flatMap(BindingDetails::credentials)
                                .map(secret -> credentials.encode(key, secret)))
                .instant(details.map(BindingDetails::validity).flatMap(Validity::expiresAt))
                .instant(details.map(BindingDetails::validity).flatMap(Validity::renewBefore));
    }
}
