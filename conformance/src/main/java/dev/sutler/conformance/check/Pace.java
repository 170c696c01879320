package dev.sutler.conformance.check;

/// How a plan's provisioning was answered when the client accepted both.
public enum Pace {
    /// With 201.
    SYNCHRONOUS,
    /// With 202.
    ASYNCHRONOUS
}
