package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;

import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Instances as rows of the table `service_instance`.
final class InstanceRows {

    private static final String PREFIX = "i_";

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "platform",
                    "service_id",
                    "organization",
                    "space",
                    "plan_id",
                    "parameters",
                    "context",
                    "maintenance_version",
                    "state",
                    "provisioned",
                    "version",
                    "dashboard_url",
                    "labels",
                    "attributes",
                    "provider_state");

    private final Sealer sealer;

    InstanceRows(Sealer sealer) {
        this.sealer = sealer;
    }

    /// What has to be selected to [#read] instances.
    static String columns(String alias) {
        return Columns.select(alias, PREFIX, COLUMNS);
    }

    /// The instance of an outer join.
    Optional<StoredInstance> readOptional(Row row) throws SQLException {
        return row.has("i_id") ? Optional.of(read(row)) : Optional.empty();
    }

    private StoredInstance read(Row row) throws SQLException {
        String id = row.text("i_id");
        return new StoredInstance(
                id,
                row.text("i_platform"),
                row.text("i_service_id"),
                new Tenancy(row.text("i_organization"), row.text("i_space")),
                new InstanceShape(
                        row.text("i_plan_id"),
                        open(id, "parameters", row),
                        row.json("i_context"),
                        row.optionalText("i_maintenance_version")),
                new StoredInstance.Status(
                        Words.parse(InstanceState.class, row.text("i_state")),
                        row.flag("i_provisioned"),
                        row.number("i_version")),
                new InstanceOutput(
                        row.optionalText("i_dashboard_url"),
                        new InstanceDetails(
                                new InstanceMetadata(
                                        row.json("i_labels"), row.json("i_attributes")),
                                open(id, "provider_state", row))));
    }

    private ObjectNode open(String id, String column, Row row) throws SQLException {
        return sealer.open(Sealer.instance(id, column), row.bytes(PREFIX + column));
    }

    /// Gives everything but id and version, in the order in which the columns stand above.
    void give(Query query, StoredInstance instance) throws SQLException {
        query.text(instance.platform())
                .text(instance.serviceId())
                .text(instance.tenancy().organization())
                .text(instance.tenancy().space());
        give(query, instance.id(), instance.shape());
        query.text(Words.of(instance.state()))
                .flag(instance.status().provisioned())
                .text(instance.output().dashboardUrl());
        give(query, instance.id(), instance.output().details());
    }

    void give(Query query, String id, InstanceShape shape) throws SQLException {
        query.text(shape.planId())
                .bytes(sealer.seal(Sealer.instance(id, "parameters"), shape.parameters()))
                .json(shape.context())
                .text(shape.maintenanceVersion());
    }

    void give(Query query, String id, InstanceDetails details) throws SQLException {
        query.json(details.metadata().labels())
                .json(details.metadata().attributes())
                .bytes(sealer.seal(Sealer.instance(id, "provider_state"), details.state()));
    }
}
