/// Tests of the files between a broker and a pipeline.
@NullMarked
package dev.sutler.gitops.files;

import org.jspecify.annotations.NullMarked;
