/// THE STORM: real broker processes under load while everything around them breaks.
///
/// Owns the processes, the faults, the traffic and the report. The broker is a program here, asked
/// over HTTP and started with a command line; of its code the rig knows nothing but the name of the
/// class to start.
///
/// Control flows from a seed to a plan of faults and traffic, from there to a history, and from the
/// history to the checkers' verdicts.
@NullMarked
package dev.sutler.rig;

import org.jspecify.annotations.NullMarked;
