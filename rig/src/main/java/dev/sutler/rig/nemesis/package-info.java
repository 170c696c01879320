/// What breaks during a run, and when.
///
/// Owns the faults, each of which ends with everything whole again, and the log of when they
/// struck. Chance is handed in, so that a seed makes the same storm.
///
/// Control flows from a run into [dev.sutler.rig.nemesis.Storm]. It may see `rig.cluster` and
/// `rig.proxy`.
@NullMarked
package dev.sutler.rig.nemesis;

import org.jspecify.annotations.NullMarked;
