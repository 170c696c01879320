package dev.sutler.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which offerings and plans a platform may see. Both are named by name or by id.
///
/// @param offerings the only ones that it may see; empty for all
/// @param plans for an offering, the only plans of it that it may see; all of an offering that is
///   not named
public record Visibility(Optional<Set<String>> offerings, Map<String, Set<String>> plans) {

    /// Everything.
    public static final Visibility ALL = new Visibility(Optional.empty(), Map.of());

    public Visibility {
        Objects.requireNonNull(offerings, "offerings");
        offerings = offerings.map(Set::copyOf);
        plans = Map.copyOf(plans);
    }

    /// Whether the platform may see this plan of this offering.
    public boolean shows(ServiceOffering offering, ServicePlan plan) {
        return offerings.map(names -> names(names, offering)).orElse(true)
                && plans.entrySet().stream()
                        .filter(entry -> names(Set.of(entry.getKey()), offering))
                        .allMatch(
                                entry ->
                                        entry.getValue().contains(plan.id())
                                                || entry.getValue().contains(plan.name()));
    }

    private static boolean names(Set<String> names, ServiceOffering offering) {
        return names.contains(offering.id()) || names.contains(offering.name());
    }

    /// What is named here and is not in the catalog, such as `postgres` or `postgres/smal`, in
    /// order.
    public List<String> unknown(Catalog catalog) {
        List<String> unknown = new ArrayList<>();
        offerings.orElse(Set.of()).stream()
                .sorted()
                .filter(name -> offering(catalog, name).isEmpty())
                .forEach(unknown::add);
        plans.keySet().stream()
                .sorted()
                .forEach(
                        name -> {
                            Optional<ServiceOffering> offering = offering(catalog, name);
                            if (offering.isEmpty()) {
                                unknown.add(name);
                            } else {
                                plans.getOrDefault(name, Set.of()).stream()
                                        .sorted()
                                        .filter(plan -> !has(offering.get(), plan))
                                        .forEach(plan -> unknown.add(name + "/" + plan));
                            }
                        });
        return unknown;
    }

    private static Optional<ServiceOffering> offering(Catalog catalog, String name) {
        return catalog.offerings().stream()
                .filter(offering -> names(Set.of(name), offering))
                .findFirst();
    }

    private static boolean has(ServiceOffering offering, String name) {
        Predicate<ServicePlan> named = plan -> plan.id().equals(name) || plan.name().equals(name);
        return offering.plans().stream().anyMatch(named);
    }
}
