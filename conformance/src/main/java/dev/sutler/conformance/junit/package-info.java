/// THE TESTS: the kit as tests of a broker's own build.
///
/// Owns the way from a run's report to JUnit's dynamic tests. It is the only package here that
/// knows JUnit, which users of the other packages need not have.
///
/// Control flows from a test class of the broker's to a run to a test for each requirement.
@NullMarked
package dev.sutler.conformance.junit;

import org.jspecify.annotations.NullMarked;
