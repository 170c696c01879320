/// Tests of what is offered: parameters from schemas and from files.
@NullMarked
package dev.sutler.conformance.offer;

import org.jspecify.annotations.NullMarked;
