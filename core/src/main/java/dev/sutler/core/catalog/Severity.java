package dev.sutler.core.catalog;

/// How much a problem in a catalog matters.
public enum Severity {
    /// The catalog cannot be used: the broker does not start with it.
    ERROR,
    /// The catalog works, but probably not as its author thinks, or not on every platform.
    WARNING
}
