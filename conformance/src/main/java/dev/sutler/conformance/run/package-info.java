/// THE RUN: one examination of one broker, from the catalog to the last removal.
///
/// Owns the order of things, the choice of plans, what becomes of each requirement, and the removal
/// of everything that was made. It sees checks and requirements; it prints nothing: reports and
/// command lines are told by a listener and read the result.
///
/// Control flows from [dev.sutler.conformance.run.Kit] to the scout, to the checks, to the report.
@NullMarked
package dev.sutler.conformance.run;

import org.jspecify.annotations.NullMarked;
