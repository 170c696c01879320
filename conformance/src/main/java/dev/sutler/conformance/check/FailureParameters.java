package dev.sutler.conformance.check;

import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Parameters from elsewhere; it is noticed when those are taken that make an operation fail.
///
/// @param noticed is told when they are
record FailureParameters(ParameterSource source, Runnable noticed) implements ParameterSource {

    @Override
    public Optional<ObjectNode> valid(Plan plan, Plan.Schema schema) {
        return source.valid(plan, schema);
    }

    @Override
    public Optional<ObjectNode> different(Plan plan, Plan.Schema schema) {
        return source.different(plan, schema);
    }

    @Override
    public Optional<ObjectNode> invalid(Plan plan, Plan.Schema schema) {
        return source.invalid(plan, schema);
    }

    @Override
    public Optional<ObjectNode> slow(Plan plan, Plan.Schema schema) {
        return source.slow(plan, schema);
    }

    @Override
    public Optional<ObjectNode> failing(Plan plan, Plan.Schema schema) {
        Optional<ObjectNode> failing = source.failing(plan, schema);
        if (failing.isPresent()) {
            noticed.run();
        }
        return failing;
    }
}
