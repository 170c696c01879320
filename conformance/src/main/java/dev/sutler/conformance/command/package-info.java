/// THE COMMAND LINE: the kit as a command of its own, and as a part of another one.
///
/// Owns options, progress, exit codes and the way into a broker (TLS, password). It knows nothing
/// of any check. What it finds around it (environment, terminal, clock) it is handed.
///
/// Control flows from the command line to a run to its report.
@NullMarked
package dev.sutler.conformance.command;

import org.jspecify.annotations.NullMarked;
