/// Proof of the hand-cranked runner, on a store of one operation.
@NullMarked
package dev.sutler.testkit.runner;

import org.jspecify.annotations.NullMarked;
