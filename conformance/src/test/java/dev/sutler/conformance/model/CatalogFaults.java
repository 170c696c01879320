package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.Tampers.REMOVE;

import dev.sutler.conformance.requirement.CatalogRules;
import dev.sutler.conformance.requirement.PlanRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UrlRules;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Ways for a catalog to be wrong.
final class CatalogFaults {

    private static final String SCHEMA =
            "/services/0/plans/0/schemas/service_instance/create/parameters";

    private CatalogFaults() {}

    /// All of them.
    static List<Fault> all() {
        return Stream.of(whole(), offerings(), plans(), schemas()).flatMap(List::stream).toList();
    }

    private static List<Fault> whole() {
        return List.of(
                fault("ids change", CatalogRules.STABLE, changingIds()),
                fault("descriptions are long", CatalogRules.SHORT, "/description", "x".repeat(256)),
                fault("an ETag is forgotten", CatalogRules.NOT_MODIFIED, forgottenTag()),
                fault("any ETag will do", CatalogRules.MODIFIED, anyTag()),
                fault("the catalog is created", CatalogRules.OK, laterCreated()),
                fault("an offering is a text", CatalogRules.SERVICES, "/services/6", "sealed"));
    }

    private static List<Fault> offerings() {
        return List.of(
                fault("an offering has no name", CatalogRules.OFFERING_NAME, "/name", REMOVE),
                fault("names recur", CatalogRules.OFFERING_NAME_UNIQUE, "/name", "model-queue"),
                fault("a name has spaces", CatalogRules.OFFERING_NAME_FRIENDLY, "/name", "a b"),
                fault("an offering has no id", CatalogRules.OFFERING_ID, "/services/6/id", REMOVE),
                fault(
                        "ids recur",
                        CatalogRules.OFFERING_ID_UNIQUE,
                        "/services/6/id",
                        Ids.of("offering-queue")),
                fault(
                        "an offering's id is no GUID",
                        CatalogRules.OFFERING_ID_GUID,
                        "/services/6/id",
                        "sealed"),
                new Fault(
                        "an id has a slash",
                        Set.of(UrlRules.CATALOG_UNRESERVED, PlanRules.ID_GUID),
                        Tampers.body("/services/6/plans/0/id", "sealed/first")
                                .on(Route.CATALOG)
                                .whenStatus(200)),
                fault(
                        "an offering is not described",
                        CatalogRules.OFFERING_DESCRIPTION,
                        "/description",
                        ""),
                fault("tags are one text", CatalogRules.TAGS, "/tags", "model"),
                fault("it requires money", CatalogRules.REQUIRES, "/requires", List.of("money")),
                fault("bindable is missing", CatalogRules.OFFERING_BINDABLE, "/bindable", REMOVE),
                fault(
                        "retrievable is a text",
                        CatalogRules.OFFERING_FLAGS,
                        "/instances_retrievable",
                        "false"),
                fault("metadata is a list", CatalogRules.OFFERING_METADATA, "/metadata", List.of()),
                fault(
                        "a dashboard has no secret",
                        CatalogRules.DASHBOARD_CLIENT,
                        "/dashboard_client",
                        Json.object().put("id", "dashboard")),
                fault("an offering has no plan", CatalogRules.PLANS, "/plans", List.of()));
    }

    private static List<Fault> plans() {
        return List.of(
                plan("a plan has no id", PlanRules.ID, "id", REMOVE),
                plan("plans' ids recur", PlanRules.ID_UNIQUE, "id", Ids.of("plan-log-only")),
                plan("a plan's id is no GUID", PlanRules.ID_GUID, "id", "first"),
                plan("a plan has no name", PlanRules.NAME, "name", REMOVE),
                plan("plans' names recur", PlanRules.NAME_UNIQUE, "name", "second"),
                plan("a plan's name has an umlaut", PlanRules.NAME_FRIENDLY, "name", "größer"),
                plan("a plan is not described", PlanRules.DESCRIPTION, "description", REMOVE),
                plan("a plan's metadata is a text", PlanRules.METADATA, "metadata", "{}"),
                plan("free is a number", PlanRules.FLAGS, "free", 0),
                plan("polling lasts a text", PlanRules.POLLING, "maximum_polling_duration", "1h"),
                plan(
                        "a maintenance version is no version",
                        PlanRules.MAINTENANCE_VERSION,
                        "maintenance_info",
                        Json.object().put("version", "v1")),
                plan(
                        "maintenance is described by a list",
                        PlanRules.MAINTENANCE_DESCRIPTION,
                        "maintenance_info",
                        Json.object().put("version", "1.0.0").set("description", Json.object())));
    }

    private static List<Fault> schemas() {
        return List.of(
                fault("schemas are a list", PlanRules.SCHEMAS, "/plans/0/schemas", List.of()),
                fault(
                        "parameters are a text",
                        PlanRules.SCHEMAS,
                        "/plans/0/schemas",
                        Json.object().set("service_binding", input("create", "{}"))),
                fault("a schema is none", PlanRules.SCHEMA_VALID, SCHEMA + "/type", "texts"),
                fault("a schema has no version", PlanRules.SCHEMA_VERSION, SCHEMA + "/$schema", 4),
                fault(
                        "a schema refers elsewhere",
                        PlanRules.SCHEMA_ALONE,
                        SCHEMA + "/properties/name",
                        Json.object().put("$ref", "https://example.com/name.json#/name")),
                fault(
                        "a schema is large",
                        PlanRules.SCHEMA_SIZE,
                        SCHEMA + "/description",
                        "x".repeat(1 << 16)));
    }

    private static ObjectNode input(String action, String parameters) {
        return Json.object().set(action, Json.object().put("parameters", parameters));
    }

    private static Fault fault(String name, Requirement breaks, Tamper tamper) {
        return new Fault(name, Set.of(breaks), tamper);
    }

    /* A pointer from the catalog's top, or else of the last offering. */
    private static Fault fault(String name, Requirement breaks, String pointer, Object value) {
        String whole = pointer.startsWith("/services") ? pointer : "/services/6" + pointer;
        return fault(name, breaks, Tampers.body(whole, value).on(Route.CATALOG).whenStatus(200));
    }

    /* Of the last offering's first plan. */
    private static Fault plan(String name, Requirement breaks, String member, Object value) {
        return fault(name, breaks, "/plans/0/" + member, value);
    }

    private static Tamper changingIds() {
        return new Rewrite(
                request -> request.route() == Route.CATALOG,
                reply -> reply.status() == 200,
                reply -> {
                    JsonNode id = Json.tree(UUID.randomUUID().toString());
                    Pointers change = new Pointers("/services/6/plans/0/id", id);
                    return reply.body(change.applied(reply.body()));
                });
    }

    private static Tamper forgottenTag() {
        return Tampers.status(304, 200).and(Tampers.body("/services", List.of()));
    }

    private static Tamper anyTag() {
        return Tampers.status(200, 304)
                .and(Tampers.text(""))
                .on(Route.CATALOG)
                .when(request -> !request.header("If-None-Match").isEmpty());
    }

    /* The kit's very first question must be answered rightly, or there is nothing to examine. */
    private static Tamper laterCreated() {
        AtomicInteger asked = new AtomicInteger();
        return Tampers.status(200, 201)
                .on(Route.CATALOG)
                .when(request -> request.header("If-None-Match").isEmpty())
                .when(request -> asked.incrementAndGet() > 1);
    }
}
