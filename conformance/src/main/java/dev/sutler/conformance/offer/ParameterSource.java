package dev.sutler.conformance.offer;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Where the parameters of requests come from.
public interface ParameterSource {

    /// Parameters that a plan takes; empty when it needs none, and the request then has no
    /// `parameters` at all.
    Optional<ObjectNode> valid(Plan plan, Plan.Schema schema);

    /// Others that the plan takes as well, so that a second request differs from the first one;
    /// empty when none are known.
    Optional<ObjectNode> different(Plan plan, Plan.Schema schema);

    /// Parameters that the plan's schema forbids; empty when it has none that forbids something.
    Optional<ObjectNode> invalid(Plan plan, Plan.Schema schema);

    /// Parameters with which an operation lasts long enough to be asked about; empty when the user
    /// named none.
    Optional<ObjectNode> slow(Plan plan, Plan.Schema schema);

    /// Parameters with which an operation is accepted and fails; empty when the user named none.
    Optional<ObjectNode> failing(Plan plan, Plan.Schema schema);
}
