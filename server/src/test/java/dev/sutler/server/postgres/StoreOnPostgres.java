package dev.sutler.server.postgres;

import dev.sutler.core.store.Store;
import dev.sutler.testkit.StoreContract;
import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// The contract on one real server: a database for the class, emptied before each test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreOnPostgres implements StoreContract {

    private static final String OLDER =
            """
            UPDATE operation SET created_at = created_at - age, run_at = run_at - age,
                deadline = deadline - age, finished_at = finished_at - age,
                lease_until = lease_until - age
            FROM (SELECT ? * interval '1 microsecond' AS age) AS by
            """;

    private final RealPostgres.Database place;
    private final PostgresDatabase database;
    private final PostgresDatabase another;

    StoreOnPostgres(RealPostgres.Major major) {
        this.place = RealPostgres.shared(major).createDatabase("store");
        this.database = PostgresDatabase.open(Databases.options(place));
        this.another = PostgresDatabase.open(Databases.options(place));
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM service_instance; DELETE FROM operation");
        }
    }

    @AfterAll
    void close() {
        another.close();
        database.close();
    }

    @Override
    public Store store() {
        return database.store();
    }

    @Override
    public Store anotherStore() {
        return another.store();
    }

    @Override
    public void advance(Duration duration) {
        try (Connection connection = place.connect();
                PreparedStatement statement = connection.prepareStatement(OLDER)) {
            statement.setLong(1, Query.micros(duration));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new AssertionError("the clock could not be moved", failure);
        }
    }
}
