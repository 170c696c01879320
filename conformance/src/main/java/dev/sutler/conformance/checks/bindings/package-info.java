/// Checks of service bindings: binding, rotating, fetching, unbinding, and their matrix of
/// operations and states.
///
/// Owns these checks, and what an answer that tells of a binding must look like; checks of other
/// parts are not seen from here.
///
/// Control flows from a check to its trial.
@NullMarked
package dev.sutler.conformance.checks.bindings;

import org.jspecify.annotations.NullMarked;
