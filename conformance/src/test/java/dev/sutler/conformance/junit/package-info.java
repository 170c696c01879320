/// Tests of the entry point for tests.
@NullMarked
package dev.sutler.conformance.junit;

import org.jspecify.annotations.NullMarked;
