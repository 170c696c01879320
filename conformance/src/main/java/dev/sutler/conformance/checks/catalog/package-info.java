/// Checks of the catalog: offerings, plans, schemas, maintenance information, and how the catalog
/// is served.
///
/// Owns these checks and nothing else; checks of other parts are not seen from here. None of them
/// makes anything at the broker.
///
/// Control flows from a check to its trial, and from offerings to plans to schemas.
@NullMarked
package dev.sutler.conformance.checks.catalog;

import org.jspecify.annotations.NullMarked;
