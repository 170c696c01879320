package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.InstanceFile;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// The plans in the copy of an offering.
final class Plans {

    private Plans() {}

    /// The plan of an instance; empty where the copy does not have it.
    static Optional<JsonNode> find(InstanceFile instance) {
        return find(instance.serviceDefinition(), instance.planId());
    }

    static Optional<JsonNode> find(JsonNode offering, String planId) {
        for (JsonNode plan : offering.path("plans")) {
            if (planId.equals(plan.path("id").asString(""))) {
                return Optional.of(plan);
            }
        }
        return Optional.empty();
    }
}
