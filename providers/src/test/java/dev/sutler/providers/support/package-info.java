/// Tests of `providers.support`: they see what that package sees, and the testkit.
@NullMarked
package dev.sutler.providers.support;

import org.jspecify.annotations.NullMarked;
