/// Tests of the provider `gitops`, on real repositories, with a pipeline that is played.
@NullMarked
package dev.sutler.providers.gitops;

import org.jspecify.annotations.NullMarked;
