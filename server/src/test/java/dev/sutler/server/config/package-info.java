/// Tests of the configuration, with files in a temporary folder and an environment that is handed
/// in.
@NullMarked
package dev.sutler.server.config;

import org.jspecify.annotations.NullMarked;
