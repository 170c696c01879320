/// Finds out where the store and the back ends disagree, and sets it right if it may.
///
/// Owns the comparison: *orphans* (in a back end only), *ghosts* (in the store only), *drift* (in
/// both, and not the same), operations that are stuck, and what a platform's own list says
/// otherwise. Owns the brakes that stand before every removal too. It may see the catalog, the
/// lifecycle's values, the audit's words and the providers' optional power
/// [dev.sutler.spi.Inventory].
///
/// Control flows from [dev.sutler.core.reconcile.Reconciler] into the search for orphans and the
/// search for drift, from both into a report, and, when a repair was asked for, into the repairs.
/// What is remembered from one run to the next stands behind
/// [dev.sutler.core.reconcile.ReconcileStore].
@NullMarked
package dev.sutler.core.reconcile;

import org.jspecify.annotations.NullMarked;
