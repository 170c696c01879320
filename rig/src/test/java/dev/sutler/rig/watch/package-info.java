/// Stories that the store's journal tells, each with its verdict.
@NullMarked
package dev.sutler.rig.watch;

import org.jspecify.annotations.NullMarked;
