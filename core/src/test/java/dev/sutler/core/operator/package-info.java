/// Proves what may be ordered about operations, in every state. Pure: views in, rulings out.
@NullMarked
package dev.sutler.core.operator;

import org.jspecify.annotations.NullMarked;
