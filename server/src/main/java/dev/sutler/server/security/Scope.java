package dev.sutler.server.security;

/// What an operator may do.
public enum Scope {
    /// Look at everything that is no secret.
    READ,
    /// Change things.
    WRITE
}
