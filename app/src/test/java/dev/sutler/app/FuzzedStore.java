package dev.sutler.app;

import dev.sutler.testkit.real.RealPostgres.Database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Watches the broker's store, cheaply: while the server has begun no writing transaction at all,
/// nothing can have changed.
final class FuzzedStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLOCK = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text";
    private static final String ACTIVE =
            "SELECT count(*)::text FROM operation WHERE finished_at IS NULL";
    private static final String RESOURCES =
            "SELECT ((SELECT count(*) FROM service_instance)"
                    + " + (SELECT count(*) FROM service_binding))::text";
    /* A row that is written again has another transaction's number. */
    private static final String VERSIONS =
            """
            SELECT string_agg(part, ' ') FROM (
            SELECT count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) AS part FROM service_instance
            UNION ALL SELECT count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) FROM service_binding
            UNION ALL SELECT count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) FROM operation
            UNION ALL SELECT count(*) || ':' || coalesce(sum(xmin::text::bigint), 0)
                FROM platform_credential) AS parts
            """;

    private final Connection connection;
    private String clock;
    private String versions;

    /// An instance, and what it must be called to be removed.
    record Instance(String id, String service, String plan) {}

    FuzzedStore(Database store) {
        try {
            connection =
                    DriverManager.getConnection(
                            store.jdbcUrl(), store.username(), store.password().reveal());
        } catch (SQLException unusable) {
            throw new AssertionError(unusable);
        }
        clock = ask(CLOCK);
        versions = ask(VERSIONS);
    }

    /// Waits until no operation is active, and takes what is there for what should be there.
    void settle() {
        Pauses.until("no operation is active", PATIENCE, () -> ask(ACTIVE).equals("0"));
        versions = ask(VERSIONS);
        clock = ask(CLOCK);
    }

    /// Whether anything was written since the last look.
    boolean changed() {
        String now = ask(CLOCK);
        if (now.equals(clock)) {
            return false;
        }
        String before = versions;
        clock = now;
        versions = ask(VERSIONS);
        return !versions.equals(before);
    }

    int resources() {
        return Integer.parseInt(ask(RESOURCES));
    }

    List<Instance> instances() {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT id, service_id, plan_id FROM service_instance")) {
            List<Instance> instances = new ArrayList<>();
            while (rows.next()) {
                instances.add(
                        new Instance(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return instances;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private String ask(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failed) {
            throw new AssertionError(query, failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new AssertionError(gone);
        }
    }
}
