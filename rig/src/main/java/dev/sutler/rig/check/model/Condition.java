package dev.sutler.rig.check.model;

/// What an instance or a binding can be.
enum Condition {
    ABSENT,
    /// Being provisioned or bound.
    MAKING,
    READY,
    /// Being updated.
    CHANGING,
    /// Being deprovisioned or unbound.
    REMOVING,
    FAILED;

    /// Whether an operation is at work on it.
    boolean busy() {
        return this == MAKING || this == CHANGING || this == REMOVING;
    }
}
