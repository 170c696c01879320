/// WHAT IS OFFERED: a broker's catalog, read leniently, and the parameters that its plans take.
///
/// Owns the view of offerings and plans that checks choose from, and the making of parameters from
/// JSON schemas. What is wrong with a catalog is not judged here: what cannot be read is left out.
///
/// Control flows from the catalog's JSON to plans to parameters.
@NullMarked
package dev.sutler.conformance.offer;

import org.jspecify.annotations.NullMarked;
