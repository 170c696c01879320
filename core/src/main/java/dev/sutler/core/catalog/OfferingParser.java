package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.OFFERING_NAME_UNIQUE;
import static dev.sutler.core.catalog.CatalogRule.PERMISSION_UNKNOWN;
import static dev.sutler.core.catalog.CatalogRule.PLANS_EMPTY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the offerings of one catalog (specification, "Service Offering Object").
///
/// What is wrong is reported, and replaced by something empty, so that one pass finds everything. A
/// catalog is only made of it when nothing was wrong.
final class OfferingParser {

    private final ProviderTypes types;
    private final SchemaCompiler compiler;
    private final Identifiers identifiers = new Identifiers();
    private final Map<String, Place> names = new HashMap<>();

    OfferingParser(ProviderTypes types, SchemaCompiler compiler) {
        this.types = types;
        this.compiler = compiler;
    }

    ServiceOffering parse(Fields offering) {
        KnownFields.OFFERING.check(offering);
        String id = offering.requiredText("id");
        identifiers.checkId(id, offering.at("id"));
        String name = offering.requiredText("name");
        Identifiers.checkName(name, offering.at("name"), OFFERING_NAME_UNIQUE, names);
        Descriptions.check(offering);
        offering.texts("tags");
        Conventions.checkOffering(offering);
        offering.required("bindable");
        // Read for each plan too, but an offering may have none.
        offering.flag("bindable");
        offering.flag("plan_updateable");
        ProviderBlocks blocks = new ProviderBlocks(types, offering);
        PlanParser parser = new PlanParser(offering, blocks, identifiers, compiler);
        List<ServicePlan> plans = plans(offering).stream().map(parser::parse).toList();
        blocks.checkSettings(name);
        return new ServiceOffering(
                id,
                name,
                traits(offering, plans),
                blocks.ofOffering(),
                plans,
                CatalogWire.withAllPlans(offering.node()));
    }

    private static List<Fields> plans(Fields offering) {
        offering.required("plans");
        List<Fields> plans = offering.objects("plans");
        boolean empty =
                offering.node().path("plans").isArray() && offering.node().path("plans").isEmpty();
        if (empty) {
            offering.at("plans").report(PLANS_EMPTY, "an offering must have at least one plan");
        }
        return plans;
    }

    /* An offering without a plan on the wire would be invalid there, so it leaves with its last plan. */
    private static ServiceOffering.Traits traits(Fields offering, List<ServicePlan> plans) {
        boolean allRetired = plans.stream().allMatch(plan -> plan.traits().retired());
        return new ServiceOffering.Traits(
                permissions(offering),
                offering.flag("instances_retrievable").orElse(false),
                offering.flag("bindings_retrievable").orElse(false),
                offering.flag("allow_context_updates").orElse(false),
                offering.flag("retired").orElse(false) || allRetired);
    }

    private static Set<Permission> permissions(Fields offering) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : offering.texts("requires")) {
            Optional<Permission> permission = Permission.of(word);
            permission.ifPresent(permissions::add);
            if (permission.isEmpty()) {
                offering.at("requires")
                        .report(
                                PERMISSION_UNKNOWN,
                                "`requires` must consist of "
                                        + Arrays.stream(Permission.values())
                                                .map(Permission::word)
                                                .collect(Collectors.joining(", ")));
            }
        }
        return permissions;
    }
}
