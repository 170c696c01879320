package dev.sutler.server.postgres;

import dev.sutler.core.schedule.Timetable;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.store.ScheduleRunnerContract;
import dev.sutler.testkit.store.TimetableContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;

/// The contracts about scheduled tasks, by two processes on one real server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TimetableOnPostgresTest implements TimetableContract, ScheduleRunnerContract {

    private final RealPostgres.Database place = Databases.create("timetable");
    private final PostgresDatabase database = Databases.open(Databases.options(place));
    private final PostgresDatabase another = Databases.open(Databases.options(place));

    @BeforeEach
    void empty() {
        Databases.execute(place, "DELETE FROM schedule");
    }

    @AfterAll
    void close() {
        another.close();
        database.close();
    }

    @Override
    public Timetable timetable() {
        return database.timetable();
    }

    @Override
    public Timetable anotherTimetable() {
        return another.timetable();
    }

    @Override
    public void advance(Duration duration) {
        Databases.age(place, duration);
    }
}
