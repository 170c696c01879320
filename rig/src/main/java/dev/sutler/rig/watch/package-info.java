/// What the store itself saw: every claim, step and end of an operation, and what is left.
///
/// Owns a journal that a trigger in the rig's store writes, and what can be told from it without
/// believing any broker: who wrote under whose lease, whether two operations of one resource were
/// active at once, how long it took until a dead broker's work was taken over.
///
/// Control flows from a run into [dev.sutler.rig.watch.StoreWatch] and from there into pure
/// functions over its sightings. It may see `rig.check` and `rig.history`.
@NullMarked
package dev.sutler.rig.watch;

import org.jspecify.annotations.NullMarked;
