package dev.sutler.conformance.model;

/// How operations of one plan are done.
enum Pace {
    SYNCHRONOUS,
    /// As the platform likes it.
    EITHER,
    ASYNCHRONOUS;

    static Pace of(Mode mode, int planNumber) {
        return switch (mode) {
            case SYNCHRONOUS -> SYNCHRONOUS;
            case ASYNCHRONOUS -> ASYNCHRONOUS;
            case MIXED -> values()[(planNumber + 1) % values().length];
        };
    }
}
