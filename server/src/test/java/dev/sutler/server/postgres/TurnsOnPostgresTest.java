package dev.sutler.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.Turns;
import dev.sutler.spi.Turns.Turn;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;
import dev.sutler.testkit.store.SharedTurnsContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;

/// The contract about turns, by two processes on one real server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TurnsOnPostgresTest implements SharedTurnsContract {

    private final RealPostgres.Database place = Databases.create("turns");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final PostgresDatabase another = Databases.open(Databases.options(place));

    @BeforeEach
    void empty() {
        Databases.execute(place, "DELETE FROM turn");
    }

    @AfterAll
    void close() {
        another.close();
        database.close();
    }

    @Override
    public Turns turns() {
        return database.turns();
    }

    @Override
    public Turns anothersTurns() {
        return another.turns();
    }

    @Override
    public void advance(Duration duration) {
        Databases.age(place, duration);
    }

    @Test
    void whoeverIsAloneEndsTheTurnsOfTheDead() {
        assertThat(another.turns().take(NAME, MINUTE)).isPresent();

        database.endAllLeases();

        assertThat(database.turns().take(NAME, MINUTE).orElseThrow().undisturbed()).isFalse();
    }

    @Test
    void whileTheStoreIsAwayNobodyGetsATurnAndNothingIsThrown() {
        try (RealPostgres server = RealPostgres.start(Major.EMBEDDED);
                PostgresDatabase away =
                        Databases.open(Databases.narrow(server.createDatabase("turns")))) {
            Turn turn = away.turns().take(NAME, MINUTE).orElseThrow();
            server.crash();

            assertThat(away.turns().take("another", MINUTE)).isEmpty();
            turn.close();
        }
    }
}
