package dev.sutler.core.intake;

import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.OperationProgress.Failure;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// The operation that stands in the store for what was done, or is being done, about something that
/// is taken in. It is what `last_operation` tells.
///
/// @param operation what it is
/// @param standing how far it is
public record IntakeOperation(NewOperation operation, Standing standing) {

    public IntakeOperation {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(standing, "standing");
    }

    /// How far it is.
    public sealed interface Standing {

        /// Somebody works on it, or has yet to begin. The operation is due at once.
        ///
        /// @param checkpoint what the provider goes on with; empty when it begins anew
        record Ongoing(Optional<ObjectNode> checkpoint, String description) implements Standing {
            public Ongoing {
                Objects.requireNonNull(checkpoint, "checkpoint");
                Objects.requireNonNull(description, "description");
            }

            /// Without what may be secret.
            @Override
            public String toString() {
                return "Ongoing[" + description + "]";
            }
        }

        /// It is done.
        record Succeeded(String description) implements Standing {
            public Succeeded {
                Objects.requireNonNull(description, "description");
            }
        }

        /// It failed.
        record Failed(Failure failure) implements Standing {
            public Failed {
                Objects.requireNonNull(failure, "failure");
            }
        }
    }
}
