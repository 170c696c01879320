package dev.sutler.rig;

import dev.sutler.rig.check.Remains;
import dev.sutler.rig.history.Effect;
import dev.sutler.rig.history.Event.Subject;
import dev.sutler.rig.history.HistoryReader;
import dev.sutler.testkit.real.RealPostgres.Database;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What really is there: on the server that databases are made on, in the effects log, and what a
/// pipeline has made.
///
/// @param server the server, as a user who sees everything
/// @param effects the log
/// @param repository where a pipeline works, if one does
record BackEnds(Database server, Path effects, Optional<RepositoryBackEnd> repository) {

    private static final String MADE =
            """
            SELECT datname AS name, shobj_description(oid, 'pg_database') AS remark FROM pg_database
            WHERE datname ~ '^i_'
            UNION ALL SELECT rolname, shobj_description(oid, 'pg_authid') FROM pg_roles
            WHERE rolname ~ '^[ib]_'
            """;

    List<Effect> log() {
        return new HistoryReader().effects(effects);
    }

    Set<Subject> standing() {
        Set<Subject> all = new HashSet<>(Remains.standing(log()));
        repository.map(RepositoryBackEnd::standing).ifPresent(all::addAll);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MADE)) {
            while (rows.next()) {
                all.add(
                        subject(
                                rows.getString("name"),
                                Optional.ofNullable(rows.getString("remark"))));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The back end cannot be looked into", failed);
        }
        return all;
    }

    /* What was made and not signed yet goes by its own name, and is an orphan. */
    private static Subject subject(String name, Optional<String> remark) {
        JsonNode ids =
                remark.map(JsonMapper.shared()::readTree)
                        .orElseGet(JsonMapper.shared()::createObjectNode);
        return new Subject(
                ids.path("instance_id").asString(name),
                ids.optional("binding_id").map(JsonNode::asString));
    }
}
