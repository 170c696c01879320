package dev.sutler.gitops.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Which clone, and how its remote is reached.
///
/// @param directory the clone, or any folder in it
/// @param remote the remote's name; empty for that of the branch, else `origin`
/// @param branch the branch there; empty for the one that is checked out
/// @param reach how the remote is reached
/// @param author whose name stands in commits
public record CloneOptions(
        Path directory,
        Optional<String> remote,
        Optional<String> branch,
        Reach reach,
        Author author) {

    public CloneOptions {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(author, "author");
    }

    /// The clone as it is.
    public CloneOptions(Path directory) {
        this(directory, Optional.empty(), Optional.empty(), Reach.DEFAULT, Author.DEFAULT);
    }

    /// How the remote is reached.
    ///
    /// @param login who we are there
    /// @param systemGit whether the program `git` fetches and pushes, with all that it is set up
    ///   for
    /// @param timeout how long the other side may be silent
    /// @param tries how often a push is tried; at least 1
    public record Reach(Login login, boolean systemGit, Duration timeout, int tries) {

        /// As the clone says; half a minute of silence; ten tries.
        public static final Reach DEFAULT =
                new Reach(new Login.OfTheClone(), false, Duration.ofSeconds(30), 10);

        public Reach {
            Objects.requireNonNull(login, "login");
            Objects.requireNonNull(timeout, "timeout");
            if (tries < 1) {
                throw new IllegalArgumentException("a push is tried at least once");
            }
        }
    }

    /// Whose name stands in commits.
    public record Author(String name, String email) {

        /// Nobody in particular.
        public static final Author DEFAULT =
                new Author("Sutler pipeline", "pipeline@sutler.invalid");

        public Author {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
        }
    }
}
