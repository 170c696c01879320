/// Tests of authentication, with a clock that the test turns.
@NullMarked
package dev.sutler.server.security;

import org.jspecify.annotations.NullMarked;
