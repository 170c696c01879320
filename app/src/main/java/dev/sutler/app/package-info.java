/// THE KEY: the program, put together.
///
/// Owns `main`, the command line, the wiring (every `new`, in order, top to bottom), the embedded
/// PostgreSQL of a start without configuration, and what is printed when the broker starts. It may
/// see every module; no module sees it.
///
/// Control flows from a command to the wiring and into the server; the wiring is undone in the
/// opposite order.
@NullMarked
package dev.sutler.app;

import org.jspecify.annotations.NullMarked;
