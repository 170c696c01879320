/// Tests of the history and the file that it is kept in.
@NullMarked
package dev.sutler.rig.history;

import org.jspecify.annotations.NullMarked;
