/// Proof of the turns that need no store.
@NullMarked
package dev.sutler.testkit.store;

import org.jspecify.annotations.NullMarked;
