package dev.sutler.core.lifecycle;

import java.util.Objects;

/// Whose an instance is: the part of the context that may not differ between two requests that are
/// the same.
///
/// @param organization the organization's GUID, or a Kubernetes cluster's id; empty where the
///   platform says nothing
/// @param space the space's GUID, or a Kubernetes namespace; empty where the platform says nothing
public record Tenancy(String organization, String space) {
    public Tenancy {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(space, "space");
    }
}
