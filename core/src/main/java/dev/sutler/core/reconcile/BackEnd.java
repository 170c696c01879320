package dev.sutler.core.reconcile;

import dev.sutler.spi.Inventory;

/// One offering whose provider has the power to list, during one run.
///
/// @param tally what has been found so far
record BackEnd(String serviceId, Inventory inventory, ServiceTally tally) {}
