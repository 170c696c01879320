package dev.sutler.server.postgres;

import dev.sutler.core.store.Store;
import dev.sutler.testkit.StoreContract;
import dev.sutler.testkit.real.RealPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;

/// The contract on one real server: a database for the class, emptied before each test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreOnPostgres implements StoreContract {

    private final RealPostgres.Database place;
    private final PostgresDatabase database;
    private final PostgresDatabase another;

    StoreOnPostgres(RealPostgres.Major major) {
        this.place = RealPostgres.shared(major).createDatabase("store");
        this.database = Databases.open(Databases.options(place));
        this.another = Databases.open(Databases.options(place));
    }

    @BeforeEach
    void empty() {
        Databases.execute(place, "DELETE FROM service_instance; DELETE FROM operation");
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
        Databases.age(place, duration);
    }
}
