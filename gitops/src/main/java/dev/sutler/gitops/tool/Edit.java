package dev.sutler.gitops.tool;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A change that somebody wants. It is asked again on each newer commit.
@FunctionalInterface
interface Edit {

    /// What it wants on a commit.
    ///
    /// @throws ToolException if it wants nothing more, or cannot be done
    Wish on(View now);

    /// What is wanted on a commit.
    ///
    /// @param message of the commit
    /// @param files their new bytes by path; empty for those that go. With none, no commit is made
    record Wish(String message, Map<String, Optional<byte[]>> files) {
        public Wish {
            Objects.requireNonNull(message, "message");
            files = Map.copyOf(files);
        }
    }
}
