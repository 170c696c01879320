package dev.sutler.core.audit;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// One line of the audit. The store adds when, by its own clock.
///
/// @param actor who
/// @param action what, in lower-case words joined by hyphens: `provision`, `mark-failed`
/// @param target to what
/// @param requestId the request that asked for it
/// @param outcome what came of it, in one word: `accepted`, `succeeded`, `failed`, `refused`
/// @param reason why, in the words of whoever did it
/// @param details whatever else explains it; never a secret, nor anything from which one could be
///   guessed
public record AuditEntry(
        Actor actor,
        String action,
        Target target,
        String requestId,
        String outcome,
        Optional<String> reason,
        ObjectNode details) {

    public AuditEntry {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(details, "details");
    }

    /// What something was done to; all empty for the broker as a whole.
    public record Target(
            Optional<String> instanceId, Optional<String> bindingId, Optional<UUID> operationId) {
        /// The broker as a whole.
        public static final Target BROKER =
                new Target(Optional.empty(), Optional.empty(), Optional.empty());

        public Target {
            Objects.requireNonNull(instanceId, "instanceId");
            Objects.requireNonNull(bindingId, "bindingId");
            Objects.requireNonNull(operationId, "operationId");
        }

        /// An instance.
        public static Target instance(String id) {
            return new Target(Optional.of(id), Optional.empty(), Optional.empty());
        }
    }
}
