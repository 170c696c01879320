package dev.sutler.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// What the program finds around it when it is started.
///
/// @param home where it is installed: the checkout, or the unpacked distribution
/// @param workingDirectory what relative paths are relative to
/// @param environment the environment variables
/// @param out for what was asked for
/// @param err for what went wrong
record Surroundings(
        Path home,
        Path workingDirectory,
        Map<String, String> environment,
        PrintWriter out,
        PrintWriter err) {

    Surroundings {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    /// The folder of the built-in offerings.
    Path builtInCatalog() {
        return home.resolve("catalog");
    }
}
