package dev.sutler.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the program finds around it when it is started.
///
/// @param home where it is installed: the checkout, or the unpacked distribution
/// @param workingDirectory what relative paths are relative to
/// @param environment the environment variables
/// @param out for what was asked for
/// @param err for what went wrong
/// @param terminal where somebody sits, if that is where `out` leads
record Surroundings(
        Path home,
        Path workingDirectory,
        Map<String, String> environment,
        PrintWriter out,
        PrintWriter err,
        Optional<Terminal> terminal) {

    Surroundings {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(terminal, "terminal");
    }

    /// Surroundings without a terminal.
    Surroundings(
            Path home,
            Path workingDirectory,
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter err) {
        this(home, workingDirectory, environment, out, err, Optional.empty());
    }

    /// The folder of the built-in offerings.
    Path builtInCatalog() {
        return home.resolve("catalog");
    }
}
