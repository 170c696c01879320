/// Tests of the mirror, each on real repositories.
@NullMarked
package dev.sutler.gitops.mirror;

import org.jspecify.annotations.NullMarked;
