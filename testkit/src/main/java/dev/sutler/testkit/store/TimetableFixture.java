package dev.sutler.testkit.store;

import dev.sutler.core.schedule.Timetable;

import java.time.Duration;

/// What the suites about scheduled tasks need from an implementation.
public interface TimetableFixture {

    /// The timetable under test: empty when the test begins. A lease lasts [StoreFixture#LEASE].
    Timetable timetable();

    /// The same data as another process sees it.
    Timetable anotherTimetable();

    /// Moves the store's clock on, or lets everything stored become that much older.
    void advance(Duration duration);
}
