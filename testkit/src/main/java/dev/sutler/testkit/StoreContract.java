package dev.sutler.testkit;

import dev.sutler.testkit.store.StoreBindingContract;
import dev.sutler.testkit.store.StoreInstanceContract;

/// What an implementation of [dev.sutler.core.store.Store] owes: every suite of
/// `dev.sutler.testkit.store`.
///
/// A test class implements this and the three methods of [dev.sutler.testkit.store.StoreFixture],
/// and inherits all tests.
public interface StoreContract extends StoreInstanceContract, StoreBindingContract {}
