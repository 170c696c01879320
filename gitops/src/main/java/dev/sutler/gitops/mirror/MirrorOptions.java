package dev.sutler.gitops.mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// What a mirror is told.
///
/// @param remote what it mirrors
/// @param directory a folder of its own. It holds nothing but a cache, and is made anew whenever it
///   is broken or belongs to another remote
/// @param author whose name stands in commits
/// @param pace how often and how fast
public record MirrorOptions(Remote remote, Path directory, Author author, Pace pace) {

    public MirrorOptions {
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(pace, "pace");
    }

    /// With the author and the pace that fit most.
    public MirrorOptions(Remote remote, Path directory) {
        this(remote, directory, Author.DEFAULT, Pace.DEFAULT);
    }

    /// Whose name stands in commits.
    public record Author(String name, String email) {

        /// UniPipe's, by which pipelines tell the broker's commits from others.
        public static final Author DEFAULT = new Author("OSB API", "unipipe@meshcloud.io");

        public Author {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
        }
    }

    /// How often and how fast.
    ///
    /// @param fetch between two looks at the remote, if nobody hastens
    /// @param linger the longest wait for more edits that could share a commit
    /// @param backOff the longest pause between attempts at a remote that does not answer
    /// @param turn how long a turn of publishing may last before somebody else may take one
    public record Pace(Duration fetch, Duration linger, Duration backOff, Duration turn) {

        /// A look every half minute, a second of patience, two minutes of pause.
        public static final Pace DEFAULT =
                new Pace(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(2));

        public Pace {
            Objects.requireNonNull(fetch, "fetch");
            Objects.requireNonNull(linger, "linger");
            Objects.requireNonNull(backOff, "backOff");
            Objects.requireNonNull(turn, "turn");
        }
    }
}
