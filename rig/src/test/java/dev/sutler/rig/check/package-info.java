@NullMarked
package dev.sutler.rig.check;

import org.jspecify.annotations.NullMarked;
