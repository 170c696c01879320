/// The judges judged: small histories with one mistake each, and random ones of a broker that makes
/// none.
@NullMarked
package dev.sutler.rig.check;

import org.jspecify.annotations.NullMarked;
