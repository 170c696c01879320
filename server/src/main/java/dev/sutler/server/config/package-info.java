/// How the broker is told what to do: one YAML file, and environment variables that override it.
///
/// Owns the table of all settings ([dev.sutler.server.config.ConfigurationLoader] reads by it, the
/// documentation is checked against it), the reading of the file, and the two places where secrets
/// may come from. It never looks at the process's environment by itself: that is handed in.
///
/// Text flows in, a typed [dev.sutler.server.config.Configuration] flows out, or one exception with
/// everything that is wrong. Nothing is read again afterwards.
@NullMarked
package dev.sutler.server.config;

import org.jspecify.annotations.NullMarked;
