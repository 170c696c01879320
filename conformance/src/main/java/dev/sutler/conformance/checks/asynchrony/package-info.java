/// Checks of how a broker works at once or later: when it accepts, how operations are polled and
/// end, and how it lets a platform clean up behind a failure.
///
/// They see the examination (`check`), the offers and the requirements, and nothing of the run.
/// Control flows from a check to its trial to the broker.
@NullMarked
package dev.sutler.conformance.checks.asynchrony;

import org.jspecify.annotations.NullMarked;
