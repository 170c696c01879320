package dev.sutler.conformance.model;

import java.util.Optional;
import java.util.Set;

/// What makes the model broker wrong. All methods run under the model's lock.
public interface Tamper {

    /// Does nothing.
    Tamper NONE = new Tamper() {};

    /// Answers in place of the right code, when it likes to; it may change the state wrongly.
    default Optional<Reply> instead(Request request, Model state) {
        return Optional.empty();
    }

    /// Rewrites a right answer.
    default Reply after(Request request, Reply right, Model state) {
        return right;
    }

    /// What the broker does wrong deep inside.
    default Set<Quirk> quirks() {
        return Set.of();
    }
}
