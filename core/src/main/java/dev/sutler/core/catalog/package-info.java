/// What the broker offers: service offerings, service plans, their parameter schemas and their
/// rules.
///
/// Owns the catalog as typed, immutable values, the checks that a catalog must pass, and the JSON
/// that goes on the wire. It reads no file, fetches nothing, and asks of a provider only whether
/// its settings are right. Control flows [CatalogParser] → one parser per kind of object → the
/// rules, all of which report to one list of problems.
@NullMarked
package dev.sutler.core.catalog;

import org.jspecify.annotations.NullMarked;
