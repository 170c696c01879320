package dev.sutler.rig.history;

import java.util.Objects;
import java.util.Optional;

/// One call of a client, and what came of it.
///
/// @param client the number of the client; a client makes one call at a time
/// @param replica the number of the broker that was asked
/// @param call what was asked
/// @param subject about what
/// @param arguments a digest of what was asked: two calls with the same one asked the same
/// @param invokedAt when the call began, in nanoseconds of the rig's monotonic clock
/// @param returnedAt when its answer was read; [Long#MAX_VALUE] when there was none: it may take
///   effect at any time, or never
/// @param outcome how it ended
/// @param answer what was said; empty when there was no answer
public record Event(
        int client,
        int replica,
        Call call,
        Subject subject,
        String arguments,
        long invokedAt,
        long returnedAt,
        Outcome outcome,
        Optional<Answer> answer) {

    public Event {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(answer, "answer");
    }

    /// What a client can ask.
    public enum Call {
        PROVISION,
        UPDATE,
        DEPROVISION,
        BIND,
        UNBIND,
        FETCH_INSTANCE,
        FETCH_BINDING,
        LAST_OPERATION
    }

    /// How a call ended.
    public enum Outcome {
        /// Answered with 2xx.
        OK,
        /// Answered with 4xx: turned down, nothing happened.
        FAIL,
        /// No answer, or 5xx: it may have happened, may happen yet, or never.
        UNKNOWN
    }

    /// What a call is about.
    public record Subject(String instanceId, Optional<String> bindingId) {}

    /// What the broker said.
    ///
    /// @param status the HTTP status
    /// @param error the word in `error`
    /// @param operation the `operation` of a 202, or the one that a poll asked about
    /// @param state the `state` of a poll
    /// @param body a digest of the body, in which the order of fields does not matter
    public record Answer(
            int status,
            Optional<String> error,
            Optional<String> operation,
            Optional<String> state,
            String body) {}
}
