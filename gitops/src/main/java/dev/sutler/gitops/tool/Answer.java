package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;

import java.util.Objects;
import java.util.Optional;

/// What a pipeline has to say.
///
/// @param target about what
/// @param state how far it is
/// @param description for the developer who waits; may be empty
/// @param extras what else it has to say. With an operation, it is said about that one or not at
///   all; without, about the one that the clone knows
/// @param credentials what is handed out; empty to leave that alone
public record Answer(
        Target target,
        State state,
        String description,
        Status.Extras extras,
        Optional<HandedOut> credentials) {

    public Answer {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(extras, "extras");
        Objects.requireNonNull(credentials, "credentials");
    }
}
