package dev.sutler.conformance.model;

import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Parameters that the model's plans take, as somebody would write them down who knows them.
final class ModelParameters implements ParameterSource {

    @Override
    public Optional<ObjectNode> valid(Plan plan, Plan.Schema schema) {
        return Optional.of(needed(plan, schema)).filter(parameters -> !parameters.isEmpty());
    }

    @Override
    public Optional<ObjectNode> different(Plan plan, Plan.Schema schema) {
        ObjectNode parameters = needed(plan, schema);
        return Optional.of(
                switch (schema) {
                    case CREATE, UPDATE -> parameters.put("name", "another").put("level", "high");
                    case BIND -> parameters.put("role", "writer");
                });
    }

    @Override
    public Optional<ObjectNode> invalid(Plan plan, Plan.Schema schema) {
        return plan.schema(schema).map(_ -> needed(plan, schema).put("slow", "a text"));
    }

    @Override
    public Optional<ObjectNode> slow(Plan plan, Plan.Schema schema) {
        return Optional.of(needed(plan, schema).put("slow", true));
    }

    @Override
    public Optional<ObjectNode> failing(Plan plan, Plan.Schema schema) {
        return Optional.of(needed(plan, schema).put("fail", true));
    }

    private static ObjectNode needed(Plan plan, Plan.Schema schema) {
        ObjectNode parameters = Json.object();
        if (plan.id().equals(Ids.of("plan-database-medium"))) {
            switch (schema) {
                case CREATE -> parameters.put("storage", 3);
                case BIND -> parameters.put("role", "reader");
                case UPDATE -> {}
            }
        }
        return parameters;
    }
}
