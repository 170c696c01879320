/// Tests of what pipelines do with a clone: real git, over `file:` remotes.
@NullMarked
package dev.sutler.gitops.tool;

import org.jspecify.annotations.NullMarked;
