package dev.sutler.core.catalog;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A service offering (specification, "Service Offering Object"), as far as the broker acts on it.
///
/// @param id what platforms know it by, for ever
/// @param name unique in the catalog
/// @param traits what it promises to platforms
/// @param provider which provider makes its instances
/// @param plans at least one
/// @param published as platforms get it, with its retired plans, and without the secret of its
///   `dashboard_client`; never changed
public record ServiceOffering(
        String id,
        String name,
        Traits traits,
        ProviderBlock provider,
        List<ServicePlan> plans,
        ObjectNode published) {

    public ServiceOffering {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(traits, "traits");
        Objects.requireNonNull(provider, "provider");
        plans = List.copyOf(plans);
        Objects.requireNonNull(published, "published");
    }

    /// The plan with this id, retired or not.
    public Optional<ServicePlan> plan(String planId) {
        return plans.stream().filter(plan -> plan.id().equals(planId)).findFirst();
    }

    /// What an offering promises to platforms.
    ///
    /// @param requires the permissions that its bindings need
    /// @param instancesRetrievable whether instances can be fetched
    /// @param bindingsRetrievable whether bindings can be fetched
    /// @param allowContextUpdates whether an update may consist of nothing but context
    /// @param retired off the wire and closed for new instances, while existing ones live on
    public record Traits(
            Set<Permission> requires,
            boolean instancesRetrievable,
            boolean bindingsRetrievable,
            boolean allowContextUpdates,
            boolean retired) {
        public Traits {
            requires = Set.copyOf(requires);
        }
    }

    /// The offering's `provider` block.
    ///
    /// @param type the word that chooses the provider factory
    /// @param settings the rest of the block
    public record ProviderBlock(String type, ObjectNode settings) {
        public ProviderBlock {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(settings, "settings");
        }
    }
}
