package dev.sutler.providers.scripted;

import java.util.OptionalInt;

/// How an operation fails that was told to.
///
/// @param way what the provider answers
/// @param times how many attempts fail before one succeeds; without it, all do
/// @param message what `last_operation` shows
record Failing(Way way, OptionalInt times, String message) {

    /// What the provider answers.
    enum Way {
        /// The request is at fault: not tried again.
        REFUSED,
        /// It will never work: not tried again.
        TERMINAL,
        /// It did not work this time: tried again.
        TEMPORARY,
        /// Nobody knows whether it worked: the effect is there, the answer is not. Tried again.
        THROW
    }

    /// Whether this attempt, counted from 1, fails.
    boolean hits(int attempt) {
        return times.isEmpty() || attempt <= times.getAsInt();
    }
}
