@NullMarked
package dev.sutler.rig.history;

import org.jspecify.annotations.NullMarked;
