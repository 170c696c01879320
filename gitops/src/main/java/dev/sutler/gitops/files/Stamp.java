package dev.sutler.gitops.files;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What this broker adds at the end of a file: which operation the file stands for.
///
/// The keys are `operation`, `epoch`, `requestedAt`, `maintenanceVersion` and `removedBy`, at the
/// margin. A pipeline copies the line of `operation` into its status.
///
/// @param operation the operation's id
/// @param epoch grows with every claim of an operation on the instance; what has a smaller one came
///   too late
/// @param requestedAt when the platform asked
/// @param maintenanceVersion the version of `maintenance_info` that was asked for
/// @param removedBy the originating identity of who asked for the removal
public record Stamp(
        String operation,
        long epoch,
        Instant requestedAt,
        Optional<String> maintenanceVersion,
        Optional<ObjectNode> removedBy) {

    public Stamp {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(maintenanceVersion, "maintenanceVersion");
        Objects.requireNonNull(removedBy, "removedBy");
    }

    /// Without who asked.
    @Override
    public String toString() {
        return "Stamp[" + operation + ", " + epoch + "]";
    }
}
