/// What is done to bindings without their platform having asked: by the broker itself when they
/// expire, and for an operator who has all credentials of an instance or a plan changed.
///
/// Owns the two scheduled tasks that do so, and the ports [dev.sutler.core.upkeep.ExpiringBindings]
/// and [dev.sutler.core.upkeep.Rotations] in which it stands what is to be done. It may see the
/// lifecycle, the store and the schedule. It calls no provider: it begins operations, which whoever
/// has room works on.
///
/// Control flows from the schedule into a task, from there into
/// [dev.sutler.core.upkeep.BindingUpkeep], and into the store.
@NullMarked
package dev.sutler.core.upkeep;

import org.jspecify.annotations.NullMarked;
