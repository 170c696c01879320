package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.PLAN_NAME_UNIQUE;
import static dev.sutler.core.catalog.CatalogRule.POLLING_DURATION;
import static dev.sutler.core.catalog.CatalogRule.ROTATABLE_UNBINDABLE;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the plans of one offering (specification, "Service Plan Object").
final class PlanParser {

    private final Fields offering;
    private final ProviderBlocks blocks;
    private final Identifiers identifiers;
    private final SchemaCompiler compiler;
    private final Map<String, Place> names = new HashMap<>();

    PlanParser(
            Fields offering,
            ProviderBlocks blocks,
            Identifiers identifiers,
            SchemaCompiler compiler) {
        this.offering = offering;
        this.blocks = blocks;
        this.identifiers = identifiers;
        this.compiler = compiler;
    }

    ServicePlan parse(Fields plan) {
        KnownFields.PLAN.check(plan);
        String id = plan.requiredText("id");
        identifiers.checkId(id, plan.at("id"));
        String name = plan.requiredText("name");
        Identifiers.checkName(name, plan.at("name"), PLAN_NAME_UNIQUE, names);
        Descriptions.check(plan);
        Conventions.checkPlan(plan);
        ServicePlan.Traits traits = traits(plan);
        ServicePlan.Schemas schemas = SchemasParser.parse(plan, compiler);
        ProviderKeys keys = blocks.ofPlan(plan);
        ServicePlan.Handling handling =
                new ServicePlan.Handling(
                        keys.answersOr(blocks.ofOfferingKeys()),
                        keys.requiresAppOr(blocks.ofOfferingKeys()),
                        maximumPollingDuration(plan));
        return new ServicePlan(id, name, traits, schemas, handling, keys.settings());
    }

    private ServicePlan.Traits traits(Fields plan) {
        boolean bindable = plan.flag("bindable").orElseGet(() -> offeringSays("bindable"));
        boolean rotatable = plan.flag("binding_rotatable").orElse(false);
        if (rotatable && !bindable) {
            plan.at("binding_rotatable")
                    .report(
                            ROTATABLE_UNBINDABLE,
                            "`binding_rotatable` has no effect, since the plan is not bindable");
        }
        return new ServicePlan.Traits(
                bindable,
                rotatable,
                plan.flag("plan_updateable").orElseGet(() -> offeringSays("plan_updateable")),
                MaintenanceInfo.version(plan),
                plan.flag("retired").orElse(false) || offeringSays("retired"));
    }

    private boolean offeringSays(String name) {
        return offering.flag(name).orElse(false);
    }

    private static Optional<Duration> maximumPollingDuration(Fields plan) {
        String name = "maximum_polling_duration";
        return plan.value(name, "a whole number of seconds", JsonNode::isIntegralNumber)
                .filter(
                        value -> {
                            // Platforms read it into 32 bits.
                            boolean fits = value.canConvertToInt() && value.intValue() > 0;
                            if (!fits) {
                                plan.at(name)
                                        .report(
                                                POLLING_DURATION,
                                                "`" + name + "` must be 1 to 2147483647 seconds");
                            }
                            return fits;
                        })
                .map(value -> Duration.ofSeconds(value.intValue()));
    }
}
