package dev.sutler.core.lifecycle;

/// What follows from a snapshot and a command.
public sealed interface Decision {

    /// Nothing is to be done; answer at once.
    record Answer(Outcome outcome) implements Decision {}

    /// The very same request is being worked on: wait for that operation, or point to it.
    record Join(Operation operation) implements Decision {}

    /// Write this, and work begins.
    record Begin(Transition transition) implements Decision {}

    /// Turned down.
    static Decision reject(Rejection.Reason reason, String description) {
        return new Answer(Outcome.rejected(reason, description));
    }
}
