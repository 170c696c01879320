/// Tests of the reports: what they say, and what they must not let through.
@NullMarked
package dev.sutler.conformance.report;

import org.jspecify.annotations.NullMarked;
