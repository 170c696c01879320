package dev.sutler.rig.watch;

import dev.sutler.rig.check.Remains;
import dev.sutler.rig.history.Event.Subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Looks into the store past all brokers.
public final class StoreWatch {

    /// Opens a connection to the store.
    @FunctionalInterface
    public interface Source {
        /// @return a connection that the caller closes
        Connection connect() throws SQLException;
    }

    /// Something that the rig does to the store, or asks it.
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private final Source source;

    /// @param source as the owner of the tables
    public StoreWatch(Source source) {
        this.source = source;
    }

    /// Begins the journal. The tables must be there already.
    public void install() {
        run(resource());
    }

    /// Lets two operations of one resource be active at once.
    public void dropUniqueIndexes() {
        run("DROP INDEX operation_active_on_instance; DROP INDEX operation_active_on_binding");
    }

    /// Everything seen so far, in order.
    public List<Sighting> sightings() {
        return ask("SELECT * FROM rig.journal ORDER BY sequence", StoreWatch::sighting);
    }

    /// How many operations there have been.
    public long operations() {
        return ask("SELECT count(DISTINCT operation_id) FROM rig.journal", rows -> rows.getLong(1))
                .getFirst();
    }

    /// How many operations are active.
    public long active() {
        return ask(
                        "SELECT count(*) FROM operation WHERE finished_at IS NULL",
                        rows -> rows.getLong(1))
                .getFirst();
    }

    /// What is left.
    ///
    /// @param backEnd what the back ends have
    public Remains remains(Set<Subject> backEnd) {
        Map<Subject, String> store = new HashMap<>();
        ask(
                        """
                        SELECT id AS instance_id, NULL AS binding_id, state FROM service_instance
                        UNION ALL SELECT instance_id, id, state FROM service_binding
                        """,
                        rows -> Map.entry(subject(rows), rows.getString("state")))
                .forEach(row -> store.put(row.getKey(), row.getValue()));
        Map<UUID, Subject> unfinished = new HashMap<>();
        ask(
                        "SELECT * FROM operation WHERE finished_at IS NULL",
                        rows -> Map.entry(rows.getObject("id", UUID.class), subject(rows)))
                .forEach(row -> unfinished.put(row.getKey(), row.getValue()));
        return new Remains(store, backEnd, unfinished);
    }

    /// Instances and bindings that say that something is going on with them, while nothing is.
    public List<Subject> stuck() {
        return ask(
                """
                SELECT r.instance_id, r.binding_id FROM (
                    SELECT id AS instance_id, NULL AS binding_id, state FROM service_instance
                    UNION ALL SELECT instance_id, id, state FROM service_binding) r
                WHERE r.state NOT IN ('ready', 'failed') AND NOT EXISTS (
                    SELECT 1 FROM operation o
                    WHERE o.instance_id = r.instance_id AND o.finished_at IS NULL
                        AND o.binding_id IS NOT DISTINCT FROM r.binding_id)
                """,
                StoreWatch::subject);
    }

    /// Instances that failed to be provisioned and bindings that failed to be made, and were
    /// reported so, with nothing said of anything that had to be left behind.
    public List<Subject> neverMade() {
        return ask(
                """
                SELECT r.instance_id, r.binding_id FROM (
                    SELECT id AS instance_id, NULL AS binding_id FROM service_instance
                    WHERE state = 'failed' AND NOT provisioned
                    UNION ALL SELECT instance_id, id FROM service_binding
                    WHERE state = 'failed' AND provider_state IS NULL) r
                WHERE NOT EXISTS (
                    SELECT 1 FROM operation o
                    WHERE o.instance_id = r.instance_id
                        AND o.binding_id IS NOT DISTINCT FROM r.binding_id
                        AND o.description LIKE '%could not be removed%')
                """,
                StoreWatch::subject);
    }

    private static Sighting sighting(ResultSet rows) throws SQLException {
        return new Sighting(
                rows.getLong("sequence"),
                rows.getObject("at", OffsetDateTime.class).toInstant(),
                rows.getString("writer"),
                rows.getObject("operation_id", UUID.class),
                subject(rows),
                rows.getString("state"),
                rows.getBoolean("was_held"),
                rows.getBoolean("is_held"),
                rows.getBoolean("claimed"),
                rows.getBoolean("finished"));
    }

    private static Subject subject(ResultSet rows) throws SQLException {
        return new Subject(
                rows.getString("instance_id"), Optional.ofNullable(rows.getString("binding_id")));
    }

    private void run(String sql) {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("The store cannot be prepared", failed);
        }
    }

    private <T> List<T> ask(String sql, Reader<T> reader) {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException("The store cannot be looked into", failed);
        }
    }

    private static String resource() {
        try (InputStream sql = StoreWatch.class.getResourceAsStream("/rig/journal.sql")) {
            return new String(
                    Objects.requireNonNull(sql, "journal.sql").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
