package dev.sutler.app;

import java.util.Objects;

/// Something in a repository that is malformed or contradicts something else.
///
/// @param path the file or directory, from the repository's root
/// @param line counted from 1; 0 when it is in no one line
/// @param problem what is wrong; never repeats what may be secret
/// @param grave whether something is not taken in because of it
record RepositoryProblem(String path, int line, String problem, boolean grave) {

    RepositoryProblem {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(problem, "problem");
    }

    /// In one line, for people.
    String text() {
        return path + (line > 0 ? ":" + line : "") + ": " + problem;
    }
}
