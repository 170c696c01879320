/// Tests of the command line, on the model broker.
@NullMarked
package dev.sutler.conformance.command;

import org.jspecify.annotations.NullMarked;
