package dev.sutler.core;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ParameterSchema;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.core.lifecycle.Rejection.Reason;
import dev.sutler.core.lifecycle.StoredInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What a request must fulfil before the resource it names is looked at: what it names is in the
/// catalog, and its parameters and its maintenance version fit the plan.
final class RequestChecks {

    /* More would be unreadable, and a hostile request could make thousands. */
    private static final int MOST_VIOLATIONS = 5;

    private RequestChecks() {}

    static Optional<Rejection> known(Catalog catalog, Command.PlanChoice choice) {
        Optional<ServiceOffering> offering = catalog.offering(choice.serviceId());
        if (offering.isEmpty()) {
            return invalid(
                    "There is no service with the service_id of this request. Fetch the catalog"
                            + " again.");
        }
        if (offering.get().plan(choice.planId()).isEmpty()) {
            return invalid(
                    "Service "
                            + offering.get().name()
                            + " has no plan with the plan_id of this request. Fetch the catalog"
                            + " again.");
        }
        return Optional.empty();
    }

    /// Ids in a request must be those of the resource. An id that the request leaves out is right.
    ///
    /// @param madeUnder the plan under which a binding was made, which a platform may name as well:
    ///   the instance's own may have changed since
    static Optional<Rejection> matching(
            StoredInstance instance, Optional<String> madeUnder, Broker.Hint ids) {
        if (ids.serviceId().filter(id -> !id.equals(instance.serviceId())).isPresent()) {
            return invalid("The service_id of this request is not that of the service instance.");
        }
        return ids.planId()
                        .filter(id -> !id.equals(instance.shape().planId()))
                        .filter(id -> !madeUnder.equals(Optional.of(id)))
                        .isPresent()
                ? invalid("The plan_id of this request is not that of the service instance.")
                : Optional.empty();
    }

    /// As above, for a request that must name both ids.
    static Optional<Rejection> matching(
            StoredInstance instance, Optional<String> madeUnder, Command.PlanChoice choice) {
        return matching(
                instance,
                madeUnder,
                new Broker.Hint(Optional.of(choice.serviceId()), Optional.of(choice.planId())));
    }

    static Optional<Rejection> open(ServiceOffering offering, ServicePlan plan) {
        return offering.traits().retired() || plan.traits().retired()
                ? invalid(
                        "Plan "
                                + plan.name()
                                + " of service "
                                + offering.name()
                                + " is not offered any more. Choose another one.")
                : Optional.empty();
    }

    /// Parameters of a new instance or binding. What was not sent counts as `{}` where something is
    /// required.
    static Optional<Rejection> created(
            Optional<ParameterSchema> schema, Optional<ObjectNode> parameters) {
        if (schema.isEmpty() || (parameters.isEmpty() && !schema.get().hasRequiredMembers())) {
            return Optional.empty();
        }
        return valid(schema.get(), parameters.orElseGet(JsonNodeFactory.instance::objectNode));
    }

    /// Parameters of an update: a `null`, which removes a key, is not held against the schema.
    static Optional<Rejection> updated(
            Optional<ParameterSchema> schema, Optional<ObjectNode> parameters) {
        if (schema.isEmpty() || parameters.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        parameters
                .get()
                .propertyStream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> set.set(entry.getKey(), entry.getValue()));
        return valid(schema.get(), set);
    }

    static Optional<Rejection> maintenance(ServicePlan plan, Optional<String> version) {
        if (version.isEmpty() || version.equals(plan.traits().maintenanceVersion())) {
            return Optional.empty();
        }
        return Optional.of(
                new Rejection(
                        Reason.MAINTENANCE_INFO_CONFLICT,
                        "The maintenance information for plan "
                                + plan.name()
                                + " has changed. Fetch the catalog again."));
    }

    /// Parameters after an update: given keys replace, `null` removes, others stay.
    static ObjectNode merged(ObjectNode current, Optional<ObjectNode> change) {
        if (change.isEmpty()) {
            return current;
        }
        ObjectNode merged = current.deepCopy();
        change.get()
                .propertyStream()
                .forEach(
                        entry -> {
                            JsonNode value = entry.getValue();
                            if (value.isNull()) {
                                merged.remove(entry.getKey());
                            } else {
                                merged.set(entry.getKey(), value);
                            }
                        });
        return merged;
    }

    static Optional<Rejection> invalid(String description) {
        return Optional.of(new Rejection(Reason.INVALID, description));
    }

    private static Optional<Rejection> valid(ParameterSchema schema, ObjectNode parameters) {
        List<String> violations = schema.violations(parameters);
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        String told =
                String.join(
                        " ", violations.subList(0, Math.min(MOST_VIOLATIONS, violations.size())));
        String more =
                violations.size() > MOST_VIOLATIONS
                        ? " (and " + (violations.size() - MOST_VIOLATIONS) + " more)"
                        : "";
        return invalid("The parameters are not valid: " + told + more);
    }
}
