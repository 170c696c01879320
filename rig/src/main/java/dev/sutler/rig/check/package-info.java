/// The judges of a run: pure functions from what was seen to what was wrong.
///
/// Each checker holds one promise against the history of the clients, the log of the back end, and
/// what is left in both once everything has healed. [dev.sutler.rig.check.Verdicts] asks them all.
/// Control flows from there into the checkers and never further; they may see `rig.history` and
/// nothing else.
@NullMarked
package dev.sutler.rig.check;

import org.jspecify.annotations.NullMarked;
