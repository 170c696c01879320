/// THE PROOF: contract suites that belong to an interface, and what is needed to run them.
///
/// Owns the suites that every implementation of a port passes
/// ([dev.sutler.testkit.ProviderContract] for providers), the hand-cranked replacements for time,
/// and, in `real`, real servers one call away. It is ordinary code, so that authors outside this
/// house can use it on their own providers. It may see `spi`, `core`, JUnit and AssertJ.
///
/// Control flows from a test class into a suite, and from the suite into whatever the test class
/// builds.
@NullMarked
package dev.sutler.testkit;

import org.jspecify.annotations.NullMarked;
