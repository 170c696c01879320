package dev.sutler.core.catalog;

import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that the broker offers, checked and immutable.
public final class Catalog {

    /* Look-ups go by id, since an id is the only thing that a platform keeps. The maps are built once. */
    private final List<ServiceOffering> offerings;
    private final ObjectNode wire;
    private final Map<String, ServiceOffering> byId = new HashMap<>();

    /// @param offerings all offerings, the retired ones too; ids are unique
    /// @param wire the body of `GET /v2/catalog`, without retired offerings and plans
    public Catalog(List<ServiceOffering> offerings, ObjectNode wire) {
        this.offerings = List.copyOf(offerings);
        this.wire = wire;
        for (ServiceOffering offering : offerings) {
            byId.put(offering.id(), offering);
        }
    }

    /// All offerings in the order of their files, the retired ones too.
    public List<ServiceOffering> offerings() {
        return offerings;
    }

    /// The offering with this id, retired or not.
    public Optional<ServiceOffering> offering(String serviceId) {
        return Optional.ofNullable(byId.get(serviceId));
    }

    /// The plan of that offering with this id, retired or not.
    public Optional<ServicePlan> plan(String serviceId, String planId) {
        return offering(serviceId).flatMap(offering -> offering.plan(planId));
    }

    /// The body of `GET /v2/catalog`. Never changed by a caller.
    public ObjectNode wire() {
        return wire;
    }
}
