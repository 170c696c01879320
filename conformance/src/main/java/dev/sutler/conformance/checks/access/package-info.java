/// Checks of what holds at every endpoint: headers, authentication, addresses, errors, and what is
/// not there.
///
/// Owns these checks and nothing else; checks of other parts are not seen from here.
///
/// Control flows from a check to its trial; questions that several checks ask are in
/// [dev.sutler.conformance.checks.access.Questions].
@NullMarked
package dev.sutler.conformance.checks.access;

import org.jspecify.annotations.NullMarked;
