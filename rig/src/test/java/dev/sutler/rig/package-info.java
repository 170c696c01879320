/// The storm in the suite, and that it has teeth.
@NullMarked
package dev.sutler.rig;

import org.jspecify.annotations.NullMarked;
