/// The suites that every implementation of [dev.sutler.core.store.Store] passes, one for each
/// subject.
///
/// Owns what the port's comments demand, as tests, and the sample values that they are written
/// with. [dev.sutler.testkit.StoreContract] is all of them together. It may see `core`, `spi`,
/// JUnit and AssertJ, and knows no implementation.
///
/// Control flows from an implementation's test class, which opens an empty store and can move its
/// clock, into the suites, and from them into the port.
@NullMarked
package dev.sutler.testkit.store;

import org.jspecify.annotations.NullMarked;
