/// The core as a whole, turned by hand through random histories.
///
/// Owns a store in memory that keeps the port's promises, a back end that remembers everything that
/// was done to it, and the machine that runs commands, faults and time against the real broker and
/// the real runner. It may see everything in the core; nothing sees it.
///
/// Control flows from a list of steps to the machine, one step after the other, on one thread. The
/// same list always gives the same history.
@NullMarked
package dev.sutler.core.simulation;

import org.jspecify.annotations.NullMarked;
