/// THE RULES: every requirement of the specification that binds a broker, as a table.
///
/// Owns the requirements' ids, levels, sections and sentences; one file for each chapter. It knows
/// nothing of how a requirement is checked, and no other package of this module is imported here.
///
/// Nothing flows: these are constants, which checks name and reports print.
@NullMarked
package dev.sutler.conformance.requirement;

import org.jspecify.annotations.NullMarked;
