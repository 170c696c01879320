/// Tests of `providers.postgresql` against real servers, the oldest and the newest major that is
/// supported.
@NullMarked
package dev.sutler.providers.postgresql;

import org.jspecify.annotations.NullMarked;
