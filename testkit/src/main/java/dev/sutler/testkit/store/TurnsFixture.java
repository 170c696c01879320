package dev.sutler.testkit.store;

import dev.sutler.spi.Turns;

import java.time.Duration;

/// What the suites about turns need from an implementation.
public interface TurnsFixture {

    /// The turns under test, of which none was ever taken when the test begins.
    Turns turns();

    /// Moves their clock on, or lets everything stored become that much older.
    void advance(Duration duration);
}
