package dev.sutler.gitops.mirror;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What an edit wants of the repository as it stands.
public sealed interface Changes {

    /// All that is wanted stands there already.
    record None() implements Changes {}

    /// Files to be written, whole, and files to be removed.
    ///
    /// @param files the new content by path, empty for a file that shall be gone; paths use `/` and
    ///   begin at the root
    record Write(Map<String, Optional<byte[]>> files) implements Changes {
        public Write {
            files = Map.copyOf(files);
        }
    }

    /// It must not be done, now or later.
    ///
    /// @param reason one sentence that everybody may read
    record Refuse(String reason) implements Changes {
        public Refuse {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
