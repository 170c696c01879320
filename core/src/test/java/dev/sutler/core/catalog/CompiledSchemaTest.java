package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What a request can and cannot make a schema do.
class CompiledSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"const\": \"right\"",
                "\"enum\": [\"right\", \"left\"]",
                "\"pattern\": \"^right$\"",
                "\"type\": \"integer\"",
                "\"format\": \"email\"",
                "\"maxLength\": 3",
                "\"minLength\": 300",
                "\"not\": {\"type\": \"string\"}",
                "\"anyOf\": [{\"const\": 1}, {\"const\": 2}]",
                "\"oneOf\": [{\"const\": 1}, {\"const\": 2}]",
                "\"oneOf\": [{\"type\": \"string\"}, {\"type\": \"string\"}]",
                "\"allOf\": [false]",
                "\"if\": {\"type\": \"string\"}, \"then\": {\"const\": 1}"
            })
    void violationsNeverRepeatTheValueThatWasSent(String rule) {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07, "\"properties\": {\"password\": {" + rule + "}}");

        List<String> violations =
                schema.violations(Catalogs.object("{\"password\": \"s3cret-value\"}"));

        assertThat(violations)
                .isNotEmpty()
                .allSatisfy(
                        violation ->
                                assertThat(violation)
                                        .contains("/password")
                                        .doesNotContain("s3cret"));
    }

    @Test
    void violationsInListsAndObjectsDoNotRepeatValuesEither() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_2020_12,
                        """
                        "properties": {
                          "list": {"contains": {"type": "integer"}, "uniqueItems": true,
                                   "items": {"maxLength": 1}},
                          "map": {"propertyNames": {"maxLength": 1}, "maxProperties": 0,
                                  "additionalProperties": {"const": 1}}
                        }\
                        """);

        List<String> violations =
                schema.violations(
                        Catalogs.object(
                                """
                                {"list": ["s3cret", "s3cret"], "map": {"name": "s3cret"}}\
                                """));

        assertThat(violations).hasSizeGreaterThan(4);
        assertThat(String.join("\n", violations)).doesNotContain("s3cret");
    }

    @Test
    void namesInViolationsArePrintableAndShort() {
        ParameterSchema schema =
                Schemas.compile(SchemaDraft.DRAFT_07, "\"additionalProperties\": false");
        ObjectNode parameters = Catalogs.object("{}").put("a\nb/c" + "x".repeat(1000), 1);

        assertThat(schema.violations(parameters).getFirst())
                .startsWith("/a?b~1cxxx")
                .hasSizeLessThan(300);
    }

    @Test
    void manyViolationsAreCutShort() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07,
                        "\"properties\": {\"a\": {\"items\": {\"type\": \"string\"}}}");
        ObjectNode parameters = Catalogs.object("{}");
        ArrayNode many = parameters.putArray("a");
        IntStream.range(0, 10_000).forEach(many::add);

        assertThat(schema.violations(parameters)).hasSize(21).endsWith("and more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|a)*$", "^(a|b|ab)*c$", "^(.*a){20}$"})
    void aPatternCannotTakeForEver(String pattern) {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07,
                        "\"properties\": {\"a\": {\"pattern\": \"" + pattern + "\"}}");
        ObjectNode parameters = Catalogs.object("{}").put("a", "a".repeat(2_000) + "!");

        assertThat(schema.violations(parameters)).hasSize(1);
    }

    @Test
    void aLongTextCannotExhaustTheStackInAPattern() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07,
                        "\"properties\": {\"a\": {\"pattern\": \"^(a|b)*$\"}}");
        ObjectNode parameters = Catalogs.object("{}").put("a", "ab".repeat(500_000));

        assertThat(schema.violations(parameters)).hasSizeLessThan(2);
    }

    @Test
    void ordinaryPatternsReadLongTexts() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07,
                        "\"properties\": {\"a\": {\"pattern\": \"^[a-z ]+$\"}}");
        ObjectNode parameters = Catalogs.object("{}").put("a", "lorem ipsum ".repeat(80_000));

        assertThat(schema.violations(parameters)).isEmpty();
    }

    @Test
    void deepParametersAreRefused() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07,
                        "\"additionalProperties\": {\"allOf\": [{\"$ref\": \"#\"}]}");
        ObjectNode deep = Catalogs.object("{}");
        ObjectNode inner = deep;
        for (int level = 0; level < 100_000; level++) {
            inner = inner.putObject("a");
        }

        assertThat(schema.violations(deep))
                .containsExactly("the parameters must not be nested deeper than 128");
    }

    @Test
    void parametersAsDeepAsARequestMayBeAreChecked() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_2020_12,
                        """
                        "$ref": "#/$defs/node",
                        "$defs": {"node": {"allOf": [{"$ref": "#/$defs/more"}]},
                                  "more": {"properties": {"a": {"$ref": "#/$defs/node"},
                                                          "n": {"type": "integer"}}}}\
                        """);
        ObjectNode deep = Catalogs.object("{}");
        ObjectNode inner = deep;
        for (int level = 0; level < 62; level++) {
            inner = inner.putObject("a");
        }
        assertThat(schema.violations(deep)).isEmpty();

        inner.put("n", "x");
        assertThat(schema.violations(deep)).hasSize(1).first().asString().endsWith("integer");
    }

    @Test
    void alternativesOfAlternativesCannotTakeForEver() {
        StringBuilder definitions = new StringBuilder();
        for (int level = 0; level < 40; level++) {
            String next = "{\"$ref\": \"#/definitions/" + (level + 1) + "\"}";
            definitions.append("\"%d\": {\"anyOf\": [%s, %s]},".formatted(level, next, next));
        }
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07,
                        "\"properties\": {\"a\": {\"$ref\": \"#/definitions/0\"}},"
                                + "\"definitions\": {"
                                + definitions
                                + "\"40\": {\"type\": \"string\"}}");

        assertThat(schema.violations(Catalogs.object("{\"a\": 1}")))
                .containsExactly(
                        "the parameters take too long to check: send fewer or shorter ones");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1.5e2000"})
    void numbersThatAreEndlessToComputeWithAreRefused(String number) {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_07,
                        """
                        "properties": {"n": {"type": "integer", "multipleOf": 3, "maximum": 9}}\
                        """);

        assertThat(schema.violations(Catalogs.object("{\"n\": " + number + "}")))
                .containsExactly("the parameters must not have numbers beyond 1000 digits");
    }

    @Test
    void aBodyFullOfSmallThingsIsChecked() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_2020_12,
                        """
                        "properties": {"a": {"type": "array", "uniqueItems": true,
                                             "items": {"type": "integer", "minimum": 0}}}\
                        """);
        ObjectNode parameters = Catalogs.object("{}");
        ArrayNode many = parameters.putArray("a");
        IntStream.range(0, 150_000).forEach(many::add);

        assertThat(schema.violations(parameters)).isEmpty();
    }

    @Test
    void requiredMembersAreFoundThroughReferences() {
        assertThat(required("\"properties\": {\"a\": {\"required\": [\"b\"]}}")).isFalse();
        assertThat(required("\"anyOf\": [{\"required\": [\"b\"]}, {}]")).isFalse();
        assertThat(required("\"required\": []")).isFalse();
        assertThat(required("\"required\": [\"a\"]")).isTrue();
        assertThat(required("\"allOf\": [{\"required\": [\"b\"]}]")).isTrue();
        assertThat(
                        required(
                                """
                                "$ref": "#/definitions/d",
                                "definitions": {"d": {"required": ["b"]}}\
                                """))
                .isTrue();
    }

    @Test
    void oneSchemaServesManyThreads() throws Exception {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_2019_09,
                        """
                        "properties": {"n": {"$ref": "#/$defs/n"}, "s": {"pattern": "^[a-z]+$"}},
                        "unevaluatedProperties": false,
                        "$defs": {"n": {"type": "integer", "maximum": 500}}\
                        """);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> checks =
                    IntStream.range(0, 1000)
                            .<Callable<List<String>>>mapToObj(
                                    n ->
                                            () ->
                                                    schema.violations(
                                                            Catalogs.object(
                                                                    "{\"n\": %d, \"s\": \"%s\"}"
                                                                            .formatted(
                                                                                    n,
                                                                                    n % 2 == 0
                                                                                            ? "a"
                                                                                            : "A"))))
                            .toList();
            List<Future<List<String>>> results = threads.invokeAll(checks);

            for (int n = 0; n < results.size(); n++) {
                assertThat(results.get(n).get()).hasSize((n > 500 ? 1 : 0) + n % 2);
            }
        }
    }

    private static boolean required(String members) {
        return Schemas.compile(SchemaDraft.DRAFT_2020_12, members).hasRequiredMembers();
    }
}
