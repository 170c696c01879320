package dev.sutler.core.catalog;

/// Thrown when a regular expression would take too long, or too much of the stack, for a text.
final class PatternTooCostlyException extends RuntimeException {

    PatternTooCostlyException() {
        super("A pattern of the schema takes too long for this text");
    }
}
