/// Tests of the judge: it must see what is wrong, and only that.
@NullMarked
package dev.sutler.conformance;

import org.jspecify.annotations.NullMarked;
