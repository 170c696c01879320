/// Proves the catalog's rules, its JSON for platforms, and its parameter schemas. Pure: trees in,
/// values out.
@NullMarked
package dev.sutler.core.catalog;

import org.jspecify.annotations.NullMarked;
