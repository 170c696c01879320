package dev.sutler.conformance.checks.catalog;

import com.networknt.schema.Schema;

import dev.sutler.conformance.requirement.PlanRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges the schemas of a catalog's plans.
final class SchemaShape {

    static final Set<Requirement> JUDGES =
            Set.of(
                    PlanRules.SCHEMAS,
                    PlanRules.SCHEMA_VALID,
                    PlanRules.SCHEMA_VERSION,
                    PlanRules.SCHEMA_ALONE,
                    PlanRules.SCHEMA_SIZE);

    private static final int LARGEST = 64 * 1024;

    private final Map<Metaschema, Schema> drafts = new EnumMap<>(Metaschema.class);

    private SchemaShape() {}

    static void judge(Members catalog) {
        new SchemaShape().all(catalog);
    }

    private void all(Members catalog) {
        for (Members offering : catalog.elements("services")) {
            offering.elements("plans").stream()
                    .filter(plan -> plan.has("schemas"))
                    .forEach(this::schemas);
        }
    }

    private void schemas(Members plan) {
        if (object(plan, "schemas")) {
            Members schemas = plan.member("schemas");
            inside(schemas, "service_instance", List.of("create", "update"));
            inside(schemas, "service_binding", List.of("create"));
        }
    }

    private void inside(Members schemas, String part, List<String> actions) {
        if (!schemas.has(part) || !object(schemas, part)) {
            return;
        }
        Members found = schemas.member(part);
        for (String action : actions) {
            if (found.has(action) && object(found, action)) {
                Members input = found.member(action);
                if (input.has("parameters") && object(input, "parameters")) {
                    schema(input.member("parameters"));
                }
            }
        }
    }

    private static boolean object(Members members, String member) {
        boolean kept = members.node().path(member).isObject();
        members.judge(PlanRules.SCHEMAS, kept, "an object as " + members.place(member));
        return kept;
    }

    private void schema(Members schema) {
        JsonNode tree = schema.node();
        schema.text(PlanRules.SCHEMA_VERSION, "$schema");
        List<String> outside = References.outside(tree);
        schema.judge(
                PlanRules.SCHEMA_ALONE,
                outside.isEmpty(),
                "no reference out of "
                        + schema.where()
                        + (outside.isEmpty() ? "" : ": " + outside));
        schema.judge(
                PlanRules.SCHEMA_SIZE,
                tree.toString().getBytes(StandardCharsets.UTF_8).length <= LARGEST,
                "at most 64 kB in " + schema.where());
        Metaschema.of(tree)
                .ifPresent(
                        draft -> {
                            List<String> wrong =
                                    Metaschema.violations(
                                            drafts.computeIfAbsent(draft, Metaschema::load), tree);
                            schema.judge(
                                    PlanRules.SCHEMA_VALID,
                                    wrong.isEmpty(),
                                    "a JSON schema in " + schema.where() + " " + wrong);
                        });
    }
}
