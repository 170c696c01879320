package dev.sutler.core.operator;

import java.util.Optional;
import java.util.UUID;

/// What follows from an operator's order and what is known. Its messages are sentences for the
/// operator.
public sealed interface Ruling {

    /// Things are as they should be already.
    ///
    /// @param operation the operation that sees to it
    record Unneeded(String message, Optional<UUID> operation) implements Ruling {}

    /// There is no such thing.
    record Unknown(String message) implements Ruling {}

    /// Something is in the way; the message says what to do.
    record Refused(String message) implements Ruling {}

    /// Write this.
    record Carry(Cure cure, String message) implements Ruling {}
}
