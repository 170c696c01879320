/// Tests of log lines and health.
@NullMarked
package dev.sutler.server.observability;

import org.jspecify.annotations.NullMarked;
