/// Tests of `providers.scripted`: they see what that package sees, and the testkit.
@NullMarked
package dev.sutler.providers.scripted;

import org.jspecify.annotations.NullMarked;
