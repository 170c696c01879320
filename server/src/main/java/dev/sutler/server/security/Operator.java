package dev.sutler.server.security;

import java.util.Objects;
import java.util.Set;

/// Somebody who runs the broker and has logged in to its admin API.
///
/// @param name as `sutler operators add` was told
/// @param scopes what it may do
public record Operator(String name, Set<Scope> scopes) {

    public Operator {
        Objects.requireNonNull(name, "name");
        scopes = Set.copyOf(scopes);
    }

    /// Whether it may do what needs this scope.
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
