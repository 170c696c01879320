package dev.sutler.server.security;

import java.util.Objects;
import java.util.Set;

/// Somebody who runs the broker, as authenticated.
///
/// @param name for logs
/// @param scopes what they may do
public record Operator(String name, Set<Scope> scopes) {

    public Operator {
        Objects.requireNonNull(name, "name");
        scopes = Set.copyOf(scopes);
    }

    /// What an operator may do.
    public enum Scope {
        /// Look.
        READ,
        /// Change something.
        WRITE
    }
}
