package dev.sutler.core.operator;

import java.util.Optional;
import java.util.UUID;

/// What became of an operator's order. Its messages are sentences for the operator.
public sealed interface Order {

    /// It is carried out.
    ///
    /// @param changed whether anything had to be done
    /// @param operation the operation that it is about, or that sees to it
    record Done(boolean changed, String message, Optional<UUID> operation) implements Order {}

    /// There is no such thing.
    record Unknown(String message) implements Order {}

    /// Something is in the way; the message says what to do.
    record Refused(String message) implements Order {}
}
