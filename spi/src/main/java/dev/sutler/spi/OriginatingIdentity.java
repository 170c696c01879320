package dev.sutler.spi;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;

/// The platform's user who caused a request (specification, "Originating Identity").
///
/// @param platform the kind of platform, such as `cloudfoundry` or `kubernetes`
/// @param value what the platform says about the user
public record OriginatingIdentity(String platform, ObjectNode value) {
    public OriginatingIdentity {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(value, "value");
    }
}
