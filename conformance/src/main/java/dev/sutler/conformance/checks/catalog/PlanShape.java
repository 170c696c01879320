package dev.sutler.conformance.checks.catalog;

import dev.sutler.conformance.requirement.CatalogRules;
import dev.sutler.conformance.requirement.PlanRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UrlRules;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/// Judges the plans of a catalog, without their schemas.
final class PlanShape {

    static final Set<Requirement> JUDGES =
            Set.of(
                    CatalogRules.SHORT,
                    PlanRules.ID,
                    PlanRules.ID_UNIQUE,
                    PlanRules.ID_GUID,
                    PlanRules.NAME,
                    PlanRules.NAME_UNIQUE,
                    PlanRules.NAME_FRIENDLY,
                    PlanRules.DESCRIPTION,
                    PlanRules.METADATA,
                    PlanRules.FLAGS,
                    PlanRules.POLLING,
                    PlanRules.MAINTENANCE_VERSION,
                    PlanRules.MAINTENANCE_DESCRIPTION,
                    UrlRules.CATALOG_UNRESERVED);

    private PlanShape() {}

    static void judge(Members catalog) {
        List<Members> offerings = catalog.elements("services");
        for (Members offering : offerings) {
            List<Members> plans = offering.elements("plans");
            plans.forEach(PlanShape::plan);
            Uniqueness.judge(catalog, PlanRules.NAME_UNIQUE, plans, "name");
        }
        List<Members> all =
                offerings.stream().flatMap(each -> each.elements("plans").stream()).toList();
        Uniqueness.judge(catalog, PlanRules.ID_UNIQUE, all, "id");
    }

    private static void plan(Members plan) {
        plan.text(PlanRules.NAME, "name");
        plan.optional(
                PlanRules.NAME_FRIENDLY,
                "name",
                name -> Strings.friendly(name.stringValueOpt().orElse("-")),
                "letters, digits, periods and hyphens");
        plan.text(PlanRules.ID, "id");
        OfferingShape.ids(PlanRules.ID_GUID, plan);
        plan.text(PlanRules.DESCRIPTION, "description");
        OfferingShape.lengths(plan);
        plan.optional(PlanRules.METADATA, "metadata", JsonNode::isObject, "an object");
        plan.booleans(
                PlanRules.FLAGS,
                List.of("free", "bindable", "binding_rotatable", "plan_updateable"));
        plan.optional(
                PlanRules.POLLING,
                "maximum_polling_duration",
                JsonNode::isIntegralNumber,
                "an integer");
        plan.optional(
                PlanRules.MAINTENANCE_VERSION,
                "maintenance_info",
                info -> Strings.semanticVersion(info.path("version").stringValueOpt().orElse("")),
                "an object whose `version` is a semantic version");
        if (plan.has("maintenance_info")) {
            plan.member("maintenance_info")
                    .optional(
                            PlanRules.MAINTENANCE_DESCRIPTION,
                            "description",
                            JsonNode::isString,
                            "a string");
        }
    }
}
