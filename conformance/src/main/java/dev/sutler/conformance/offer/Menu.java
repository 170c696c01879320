package dev.sutler.conformance.offer;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Predicate;

/// All plans that a broker offers, and that can be asked for: those with ids.
///
/// @param plans in the catalog's order
public record Menu(List<Plan> plans) {

    public Menu {
        plans = List.copyOf(plans);
    }

    /// Reads a catalog.
    public static Menu of(JsonNode catalog) {
        return new Menu(
                catalog.path("services")
                        .valueStream()
                        .flatMap(
                                offering ->
                                        offering.path("plans")
                                                .valueStream()
                                                .map(plan -> new Plan(offering, plan)))
                        .filter(plan -> !plan.serviceId().isEmpty() && !plan.id().isEmpty())
                        .toList());
    }

    /// Only the plans that are like this.
    public Menu only(Predicate<Plan> like) {
        return new Menu(plans.stream().filter(like).toList());
    }

    /// Other plans of the same offering.
    public List<Plan> siblings(Plan plan) {
        return plans.stream()
                .filter(each -> each.serviceId().equals(plan.serviceId()))
                .filter(each -> !each.id().equals(plan.id()))
                .toList();
    }
}
