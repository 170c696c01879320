package dev.sutler.conformance.checks.catalog;

import dev.sutler.conformance.requirement.CatalogRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UrlRules;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/// Judges the offerings of a catalog.
final class OfferingShape {

    static final Set<Requirement> JUDGES =
            Set.of(
                    CatalogRules.SERVICES,
                    CatalogRules.SHORT,
                    CatalogRules.OFFERING_NAME,
                    CatalogRules.OFFERING_NAME_UNIQUE,
                    CatalogRules.OFFERING_NAME_FRIENDLY,
                    CatalogRules.OFFERING_ID,
                    CatalogRules.OFFERING_ID_UNIQUE,
                    CatalogRules.OFFERING_ID_GUID,
                    CatalogRules.OFFERING_DESCRIPTION,
                    CatalogRules.TAGS,
                    CatalogRules.REQUIRES,
                    CatalogRules.OFFERING_BINDABLE,
                    CatalogRules.OFFERING_FLAGS,
                    CatalogRules.OFFERING_METADATA,
                    CatalogRules.DASHBOARD_CLIENT,
                    CatalogRules.PLANS,
                    UrlRules.CATALOG_UNRESERVED);

    private static final Set<String> PERMISSIONS =
            Set.of("syslog_drain", "route_forwarding", "volume_mount");

    private OfferingShape() {}

    static void judge(Members catalog) {
        JsonNode services = catalog.node().path("services");
        catalog.judge(
                CatalogRules.SERVICES,
                services.isArray() && services.valueStream().allMatch(JsonNode::isObject),
                "an array of objects as `services`");
        List<Members> offerings = catalog.elements("services");
        offerings.forEach(OfferingShape::offering);
        Uniqueness.judge(catalog, CatalogRules.OFFERING_NAME_UNIQUE, offerings, "name");
        Uniqueness.judge(catalog, CatalogRules.OFFERING_ID_UNIQUE, offerings, "id");
    }

    private static void offering(Members offering) {
        identity(offering);
        offering.text(CatalogRules.OFFERING_DESCRIPTION, "description");
        lengths(offering);
        offering.optional(CatalogRules.TAGS, "tags", Members::strings, "an array of strings");
        offering.optional(
                CatalogRules.REQUIRES,
                "requires",
                OfferingShape::permissions,
                "only syslog_drain, route_forwarding and volume_mount");
        offering.judge(
                CatalogRules.OFFERING_BINDABLE,
                offering.node().path("bindable").isBoolean(),
                "true or false as " + offering.place("bindable"));
        offering.booleans(
                CatalogRules.OFFERING_FLAGS,
                List.of(
                        "instances_retrievable",
                        "bindings_retrievable",
                        "allow_context_updates",
                        "plan_updateable"));
        offering.optional(
                CatalogRules.OFFERING_METADATA, "metadata", JsonNode::isObject, "an object");
        offering.optional(
                CatalogRules.DASHBOARD_CLIENT,
                "dashboard_client",
                OfferingShape::dashboardClient,
                "an object with `id` and `secret`");
        JsonNode plans = offering.node().path("plans");
        offering.judge(
                CatalogRules.PLANS,
                plans.isArray()
                        && !plans.isEmpty()
                        && plans.valueStream().allMatch(JsonNode::isObject),
                "at least one object in " + offering.place("plans"));
    }

    private static void identity(Members offering) {
        offering.text(CatalogRules.OFFERING_NAME, "name");
        offering.optional(
                CatalogRules.OFFERING_NAME_FRIENDLY,
                "name",
                name -> Strings.friendly(name.stringValueOpt().orElse("-")),
                "letters, digits, periods and hyphens");
        offering.text(CatalogRules.OFFERING_ID, "id");
        ids(CatalogRules.OFFERING_ID_GUID, offering);
    }

    /// Judges the characters of an `id` that is one.
    static void ids(Requirement guid, Members object) {
        String id = object.node().path("id").stringValueOpt().orElse("");
        if (!id.isBlank()) {
            object.judge(guid, Strings.guid(id), "a GUID as " + object.place("id"));
            object.judge(
                    UrlRules.CATALOG_UNRESERVED,
                    Strings.unreserved(id),
                    "only unreserved characters in " + object.place("id"));
        }
    }

    /// Judges that names and descriptions can be shown by any platform.
    static void lengths(Members object) {
        for (String member : List.of("name", "description")) {
            object.optional(
                    CatalogRules.SHORT,
                    member,
                    text -> text.stringValueOpt().orElse("").length() <= Strings.LONGEST,
                    "at most 255 characters");
        }
    }

    private static boolean permissions(JsonNode node) {
        return Members.strings(node)
                && node.valueStream().allMatch(each -> PERMISSIONS.contains(each.stringValue()));
    }

    private static boolean dashboardClient(JsonNode node) {
        return node.isObject()
                && !node.path("id").stringValueOpt().orElse("").isBlank()
                && !node.path("secret").stringValueOpt().orElse("").isBlank()
                && (Members.absent(node.path("redirect_uri"))
                        || node.path("redirect_uri").isString());
    }
}
