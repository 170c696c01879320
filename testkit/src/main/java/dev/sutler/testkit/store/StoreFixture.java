package dev.sutler.testkit.store;

import dev.sutler.core.store.Store;

import java.time.Duration;

/// What the suites need from an implementation.
public interface StoreFixture {

    /// How long a lease lasts in the stores under test.
    Duration LEASE = Duration.ofSeconds(30);

    /// How long a finished operation is remembered when its resource is gone.
    Duration MEMORY = Duration.ofDays(7);

    /// The store under test: empty when the test begins, the same during the test.
    Store store();

    /// The same data as another process sees it: a store of its own, opened on the same place.
    Store anotherStore();

    /// Moves the store's clock on, or lets everything stored become that much older.
    void advance(Duration duration);
}
