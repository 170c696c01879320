package dev.sutler.gitops.mirror;

import java.util.Objects;

/// What has become of an edit.
public sealed interface Submission {

    /// It is queued or under way: ask again.
    record Waiting(Standing standing) implements Submission {
        public Waiting {
            Objects.requireNonNull(standing, "standing");
        }
    }

    /// What it wants stands in this commit, and the remote has it: its own commit, or, if it stood
    /// there already, the newest.
    record Published(String commit) implements Submission {
        public Published {
            Objects.requireNonNull(commit, "commit");
        }
    }

    /// It will not be done.
    ///
    /// @param reason one sentence that everybody may read
    record Refused(String reason) implements Submission {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
