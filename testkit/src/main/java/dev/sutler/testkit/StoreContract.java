package dev.sutler.testkit;

import dev.sutler.testkit.store.StoreBindingContract;
import dev.sutler.testkit.store.StoreConcurrencyContract;
import dev.sutler.testkit.store.StoreCutShortContract;
import dev.sutler.testkit.store.StoreDataContract;
import dev.sutler.testkit.store.StoreInstanceContract;
import dev.sutler.testkit.store.StoreLeaseContract;
import dev.sutler.testkit.store.StoreMemoryContract;
import dev.sutler.testkit.store.StoreOperationContract;
import dev.sutler.testkit.store.StoreRotationContract;
import dev.sutler.testkit.store.StoreStepContract;

/// What an implementation of [dev.sutler.core.store.Store] owes: every suite of
/// `dev.sutler.testkit.store`.
///
/// A test class implements this and the three methods of [dev.sutler.testkit.store.StoreFixture],
/// and inherits all tests.
public interface StoreContract
        extends StoreInstanceContract,
                StoreBindingContract,
                StoreRotationContract,
                StoreOperationContract,
                StoreStepContract,
                StoreLeaseContract,
                StoreCutShortContract,
                StoreConcurrencyContract,
                StoreMemoryContract,
                StoreDataContract {}
