/// Tests of what becomes of what was found. Pure.
@NullMarked
package dev.sutler.core.intake;

import org.jspecify.annotations.NullMarked;
