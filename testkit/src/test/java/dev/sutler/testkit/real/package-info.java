/// Tests of the real servers. They see what every test that uses such a server sees.
@NullMarked
package dev.sutler.testkit.real;

import org.jspecify.annotations.NullMarked;
