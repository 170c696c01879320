/// Checks of requests for one resource that come at the same moment.
///
/// They see the examination (`check`), the offers and the requirements, and nothing of the run.
/// Control flows from a check to its trial to the broker.
@NullMarked
package dev.sutler.conformance.checks.races;

import org.jspecify.annotations.NullMarked;
