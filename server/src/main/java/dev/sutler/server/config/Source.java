package dev.sutler.server.config;

/// Where a value came from.
public enum Source {
    /// Nothing was said.
    DEFAULT,
    /// The configuration file.
    FILE,
    /// An environment variable.
    ENVIRONMENT
}
