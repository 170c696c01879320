package dev.sutler.server.postgres;

import java.util.Objects;
import java.util.Optional;

/// What a look at the whole audit has found.
///
/// @param head the last link that is as it was written
/// @param pending how many entries are not linked yet, and not looked at
/// @param finding the first thing that is not as it was written, as a sentence; empty when there is
///   none
public record AuditVerdict(AuditHead head, long pending, Optional<String> finding) {
    public AuditVerdict {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(finding, "finding");
    }
}
