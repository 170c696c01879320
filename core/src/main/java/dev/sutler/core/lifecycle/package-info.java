/// What may happen to an instance or a binding, decided purely.
///
/// Owns the states, the commands, the decisions that follow from both, and what an answer can be.
/// Every function here gives the same result for the same arguments: there is no clock, no random
/// number, no store. Operation ids and the like are handed in.
///
/// Data flows in as a snapshot and a command, and out as a decision: an answer, a running operation
/// to join, or a transition to write.
@NullMarked
package dev.sutler.core.lifecycle;

import org.jspecify.annotations.NullMarked;
