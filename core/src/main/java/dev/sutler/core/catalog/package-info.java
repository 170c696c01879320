/// What the broker offers: service offerings, service plans, their parameter schemas and their
/// rules.
///
/// Owns the catalog as typed, immutable values, the checks that a catalog must pass, and the JSON
/// that goes on the wire. It reads no file and calls no provider.
@NullMarked
package dev.sutler.core.catalog;

import org.jspecify.annotations.NullMarked;
