/// Values for the tests of the core.
///
/// Owns what an instance, a binding, an operation and a catalog look like when a test does not care
/// about the rest of them. It decides nothing and checks nothing.
@NullMarked
package dev.sutler.core.samples;

import org.jspecify.annotations.NullMarked;
