package dev.sutler.server.postgres;

import dev.sutler.server.postgres.PostgresOptions.Keeping;
import dev.sutler.server.postgres.PostgresOptions.Pools;
import dev.sutler.server.postgres.PostgresOptions.Timeouts;
import dev.sutler.server.sealing.KeyRing;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// The databases that real servers give to tests.
final class Databases {

    static final KeyRing KEYS = KeyRing.of(Keyset.generate());

    private Databases() {}

    static RealPostgres.Database create(String hint) {
        return RealPostgres.shared(Major.EMBEDDED).createDatabase(hint);
    }

    static PostgresOptions options(RealPostgres.Database place) {
        return PostgresOptions.of(place.jdbcUrl(), place.username(), place.password());
    }

    /// Opens a database with the keyset that all tests here share.
    static PostgresDatabase open(PostgresOptions options) {
        return PostgresDatabase.open(options, KEYS);
    }

    /// One connection for each purpose, and little patience.
    static PostgresOptions narrow(RealPostgres.Database place) {
        return new PostgresOptions(
                place.jdbcUrl(),
                place.username(),
                place.password(),
                new Pools(1, 1, 1),
                new Timeouts(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofSeconds(2)),
                Keeping.DEFAULT);
    }

    static void execute(RealPostgres.Database place, String sql) {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError("the test's SQL failed: " + sql, failure);
        }
    }

    static long number(RealPostgres.Database place, String sql) {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError("the test's SQL failed: " + sql, failure);
        }
    }

    /// Lets everything that is stored become that much older.
    static void age(RealPostgres.Database place, Duration duration) {
        execute(
                place,
                """
                UPDATE operation SET created_at = created_at - age, run_at = run_at - age,
                    deadline = deadline - age, finished_at = finished_at - age,
                    lease_until = lease_until - age,
                    attempt_started_at = attempt_started_at - age
                FROM (SELECT %d * interval '1 microsecond' AS age) AS by
                """
                        .formatted(Query.micros(duration)));
        execute(
                place,
                """
                UPDATE schedule SET next_run_at = next_run_at - age,
                    lease_until = lease_until - age, last_started_at = last_started_at - age,
                    last_finished_at = last_finished_at - age
                FROM (SELECT %d * interval '1 microsecond' AS age) AS by
                """
                        .formatted(Query.micros(duration)));
        execute(
                place,
                "UPDATE turn SET lease_until = lease_until - %d * interval '1 microsecond'"
                        .formatted(Query.micros(duration)));
    }
}
