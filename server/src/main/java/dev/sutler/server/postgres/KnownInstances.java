package dev.sutler.server.postgres;

import dev.sutler.core.intake.Intake;
import dev.sutler.core.intake.Known;
import dev.sutler.core.lifecycle.StoredInstance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known about many instance ids at once.
final class KnownInstances {

    /* A plan that is made while the tables are still small must do when they are large. */
    private static final String BY_INDEX =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off";

    private static final String INSTANCES =
            "SELECT "
                    + InstanceRows.columns("i")
                    + " FROM service_instance i WHERE i.id = ANY (?::text[])";

    private static final String BINDINGS =
            "SELECT instance_id, id FROM service_binding WHERE instance_id = ANY (?::text[])";

    private static final String REMEMBERED =
            """
            SELECT instance_id FROM operation
            WHERE instance_id = ANY (?::text[]) AND binding_id IS NULL
                AND (finished_at IS NULL OR (kind = 'deprovision' AND state = 'succeeded'))
            UNION
            SELECT instance_id FROM operation
            WHERE instance_id = ANY (?::text[]) AND binding_id IS NOT NULL AND finished_at IS NULL
            """;

    private final InstanceRows rows;

    KnownInstances(InstanceRows rows) {
        this.rows = rows;
    }

    /// By instance id. Needs a transaction around it, whose statements all go by an index from here
    /// on.
    Map<String, Known> of(Connection connection, List<Intake> intakes) throws SQLException {
        String[] ids = intakes.stream().map(Intake::instanceId).toArray(String[]::new);
        try (Query query = new Query(connection, BY_INDEX)) {
            query.update();
        }
        Set<String> remembered = remembered(connection, ids);
        Map<String, StoredInstance> instances = instances(connection, ids);
        Map<String, Set<String>> bindings = bindings(connection, ids);
        Map<String, Known> all = new HashMap<>();
        for (String id : ids) {
            all.put(
                    id,
                    new Known(
                            Optional.ofNullable(instances.get(id)),
                            bindings.getOrDefault(id, Set.of()),
                            remembered.contains(id)));
        }
        return all;
    }

    private Map<String, StoredInstance> instances(Connection connection, String[] ids)
            throws SQLException {
        Map<String, StoredInstance> found = new HashMap<>();
        try (Query query = new Query(connection, INSTANCES)) {
            query.array("text", ids).list(rows::readOptional).stream()
                    .flatMap(Optional::stream)
                    .forEach(each -> found.put(each.id(), each));
        }
        return found;
    }

    private static Map<String, Set<String>> bindings(Connection connection, String[] ids)
            throws SQLException {
        Map<String, Set<String>> found = new HashMap<>();
        try (Query query = new Query(connection, BINDINGS)) {
            query.array("text", ids)
                    .list(row -> Map.entry(row.text("instance_id"), row.text("id")))
                    .forEach(
                            each ->
                                    found.computeIfAbsent(each.getKey(), _ -> new HashSet<>())
                                            .add(each.getValue()));
        }
        return found;
    }

    private static Set<String> remembered(Connection connection, String[] ids) throws SQLException {
        try (Query query = new Query(connection, REMEMBERED)) {
            return new HashSet<>(
                    query.array("text", ids)
                            .array("text", ids)
                            .list(row -> row.text("instance_id")));
        }
    }
}
