package dev.sutler.conformance.model;

/// How the model broker does its work.
public enum Mode {
    /// Every operation is done when its answer comes.
    SYNCHRONOUS,
    /// Every operation goes on after its answer.
    ASYNCHRONOUS,
    /// It depends on the plan.
    MIXED
}
