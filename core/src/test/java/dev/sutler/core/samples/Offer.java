package dev.sutler.core.samples;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ParameterSchema;
import dev.sutler.core.catalog.Permission;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one offering of a test's catalog, changed where the test cares.
///
/// @param plan what both plans promise
/// @param handling how both plans are treated
/// @param schemas what parameters of both plans must look like
/// @param requires what the offering asks of a platform
/// @param allowContextUpdates whether an update may consist of nothing but context
/// @param retired whether the offering is closed for new instances
public record Offer(
        ServicePlan.Traits plan,
        ServicePlan.Handling handling,
        ServicePlan.Schemas schemas,
        Set<Permission> requires,
        boolean allowContextUpdates,
        boolean retired) {

    /// Everything is allowed and nothing is checked.
    public static Offer open() {
        return new Offer(
                new ServicePlan.Traits(true, true, true, Optional.empty(), false),
                new ServicePlan.Handling(
                        AnswerMode.FASTEST, false, Optional.of(Samples.TIME_LIMIT)),
                ServicePlan.Schemas.NONE,
                Set.of(),
                true,
                false);
    }

    /// This offer with other promises of its plans.
    public Offer with(ServicePlan.Traits newPlan) {
        return new Offer(newPlan, handling, schemas, requires, allowContextUpdates, retired);
    }

    /// This offer, answered in another way.
    public Offer with(AnswerMode answers) {
        return with(
                new ServicePlan.Handling(
                        answers, handling.requiresApp(), handling.maximumPollingDuration()));
    }

    /// This offer with plans that are treated differently.
    public Offer with(ServicePlan.Handling newHandling) {
        return new Offer(plan, newHandling, schemas, requires, allowContextUpdates, retired);
    }

    /// This offer with the same schema for every kind of parameters.
    public Offer with(ParameterSchema schema) {
        Optional<ParameterSchema> each = Optional.of(schema);
        ServicePlan.Schemas all = new ServicePlan.Schemas(each, each, each);
        return new Offer(plan, handling, all, requires, allowContextUpdates, retired);
    }

    /// This offer with other permissions.
    public Offer with(Set<Permission> newRequires) {
        return new Offer(plan, handling, schemas, newRequires, allowContextUpdates, retired);
    }

    /// This offer without updates of nothing but context.
    public Offer withoutContextUpdates() {
        return new Offer(plan, handling, schemas, requires, false, retired);
    }

    /// This offer, closed for new instances.
    public Offer closed() {
        return new Offer(plan, handling, schemas, requires, allowContextUpdates, true);
    }

    /// This offer with this time limit for every operation.
    public Offer within(Duration timeLimit) {
        return with(
                new ServicePlan.Handling(
                        handling.answers(),
                        handling.requiresApp(),
                        Optional.of(timeLimit.multipliedBy(5).dividedBy(4))));
    }

    /// The catalog: this offering with two plans.
    public Catalog catalog() {
        return new Catalog(List.of(offering()), Samples.json("{}"));
    }

    /// This offering with two plans.
    public ServiceOffering offering() {
        return new ServiceOffering(
                Samples.SERVICE,
                "service",
                new ServiceOffering.Traits(requires, true, true, allowContextUpdates, retired),
                new ServiceOffering.ProviderBlock("puppet", Samples.json("{}")),
                List.of(plan(Samples.PLAN), plan(Samples.OTHER_PLAN)),
                Samples.json("{}"));
    }

    private ServicePlan plan(String id) {
        return new ServicePlan(id, id, plan, schemas, handling, Samples.json("{}"));
    }
}
