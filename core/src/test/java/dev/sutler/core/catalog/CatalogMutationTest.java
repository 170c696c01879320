package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Whatever a catalog holds, it is checked to the end; and whatever passes can be used.
class CatalogMutationTest {

    private static final int ROUNDS = 200;

    private static final List<SchemaDraft> DRAFTS = List.of(SchemaDraft.values());

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "1.5",
                    "1e999999999",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\" \"",
                    "\"#\"",
                    "\"#/\"",
                    "\"#/definitions/size\"",
                    "\"#x\"",
                    "\"http://json-schema.org/draft-07/schema#\"",
                    "\"http://[\"",
                    "\"\\u0000\"",
                    "\"((\"",
                    "\"object\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[{}]",
                    "[[[[]]]]",
                    "{\"\": null}",
                    "{\"$ref\": \"#\"}",
                    "{\"type\": []}",
                    "{\"a\": {\"$ref\": \"#/properties/a\"}}");

    private static final List<String> KEYS =
            List.of(
                    "",
                    "~",
                    "/",
                    "$ref",
                    "$id",
                    "id",
                    "$schema",
                    "$anchor",
                    "$dynamicRef",
                    "$recursiveRef",
                    "$recursiveAnchor",
                    "$vocabulary",
                    "$defs",
                    "type",
                    "items",
                    "allOf",
                    "anyOf",
                    "oneOf",
                    "not",
                    "if",
                    "then",
                    "required",
                    "enum",
                    "const",
                    "pattern",
                    "patternProperties",
                    "dependencies",
                    "dependentSchemas",
                    "format",
                    "contains",
                    "minimum",
                    "minContains",
                    "multipleOf",
                    "unevaluatedProperties",
                    "contentEncoding",
                    "discriminator",
                    "retired",
                    "provider",
                    "services");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noCatalogMakesTheCheckThrow(long seed) {
        Random random = new Random(seed);
        int passed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode tree = Catalogs.good();
            if (random.nextBoolean()) {
                setDraft(tree, DRAFTS.get(random.nextInt(DRAFTS.size())));
            }
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutate(tree, random);
            }
            String shown = tree.toString();
            assertThatCode(() -> use(tree)).as(shown).doesNotThrowAnyException();
            passed += Catalogs.check(tree).catalog().isPresent() ? 1 : 0;
        }
        // Else the changes are too wild, or too tame, to prove anything.
        assertThat(passed).isBetween(ROUNDS / 100, ROUNDS * 9 / 10);
    }

    private static void setDraft(ObjectNode tree, SchemaDraft draft) {
        Catalogs.set(
                tree,
                "/plans/0/schemas/service_instance/create/parameters/$schema",
                "\"" + draft.uri() + "\"");
    }

    private static void use(ObjectNode tree) {
        CatalogCheck check = Catalogs.check(tree);
        boolean errors =
                check.problems().stream()
                        .anyMatch(each -> each.rule().severity() == Severity.ERROR);
        assertThat(check.catalog().isEmpty()).isEqualTo(errors);
        check.catalog().ifPresent(CatalogMutationTest::use);
    }

    private static void use(Catalog catalog) {
        ObjectNode parameters =
                Catalogs.object(
                        """
                        {"size": "x", "name": "A", "a": {"a": [1, {"b": null}]}, "": [[]]}\
                        """);
        for (ServiceOffering offering : catalog.offerings()) {
            for (ServicePlan plan : offering.plans()) {
                plan.schemas().create().ifPresent(schema -> use(schema, parameters));
                plan.schemas().update().ifPresent(schema -> use(schema, parameters));
                plan.schemas().bind().ifPresent(schema -> use(schema, parameters));
            }
        }
    }

    private static void use(ParameterSchema schema, ObjectNode parameters) {
        assertThat(schema.violations(parameters))
                .allSatisfy(each -> assertThat(each).isNotBlank().doesNotContain("operator"));
        assertThat(schema.withoutWriteOnly(parameters)).isNotNull();
        assertThat(schema.hasRequiredMembers()).isIn(true, false);
    }

    /* Half of the changes go into a schema, which is where the surprises are. */
    private static void mutate(ObjectNode tree, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        JsonNode start =
                random.nextBoolean()
                        ? tree
                        : tree.at("/plans/0/schemas/service_instance/create/parameters");
        collect(start, containers);
        if (containers.isEmpty()) {
            return;
        }
        JsonNode value = Catalogs.JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object -> mutate(object, value, random);
            case ArrayNode array when !array.isEmpty() && random.nextBoolean() ->
                    array.set(random.nextInt(array.size()), value);
            case ArrayNode array -> array.add(value);
            default -> throw new IllegalStateException("only containers were collected");
        }
    }

    private static void mutate(ObjectNode object, JsonNode value, Random random) {
        List<String> names = List.copyOf(object.propertyNames());
        if (names.isEmpty() || random.nextInt(3) == 0) {
            object.set(KEYS.get(random.nextInt(KEYS.size())), value);
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
