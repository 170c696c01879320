/// Checks of requests that make no sense: members of wrong types, bodies that are no JSON, ids and
/// queries of odd shapes.
///
/// They see the examination (`check`), the offers and the requirements, and nothing of the run.
/// Control flows from a check to its trial to the broker.
@NullMarked
package dev.sutler.conformance.checks.input;

import org.jspecify.annotations.NullMarked;
