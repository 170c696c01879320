package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.stream.Stream;

/// What may be shown of parameters again. In all tables, texts that begin with `hidden` must go,
/// all others stay.
class WriteOnlyFilterTest {

    private static final String HIDDEN = "{'writeOnly': true}";

    static Stream<Arguments> schemas() {
        return Stream.concat(placesAndReferences(), alternativesAndOthers());
    }

    private static Stream<Arguments> placesAndReferences() {
        return Stream.of(
                arguments(
                        "'properties': {'a': %s, 'b': {'writeOnly': false}}",
                        "{'a': 'hidden', 'b': 'seen', 'c': 'seen'}", "{'b': 'seen', 'c': 'seen'}"),
                arguments(
                        "'properties': {'a': {'properties': {'b': {'properties': {'c': %s}}}}}",
                        "{'a': {'b': {'c': 'hidden', 'd': 1}}}", "{'a': {'b': {'d': 1}}}"),
                arguments(
                        "'properties': {'a': {'items': {'properties': {'p': %s}}}}",
                        "{'a': [{'p': 'hidden'}, {'q': 2}]}", "{'a': [{}, {'q': 2}]}"),
                arguments("'properties': {'a': {'items': %s}}", "{'a': ['hidden']}", "{'a': []}"),
                arguments(
                        "'properties': {'a': {'prefixItems': [{}, %s], 'items': {}}}",
                        "{'a': [1, 'hidden', 3]}", "{'a': [1, 3]}"),
                arguments(
                        "'properties': {'a': {'$ref': '#/$defs/s'}}, '$defs': {'s': %s}",
                        "{'a': 'hidden'}", "{}"),
                arguments(
                        "'properties': {'a': {'$ref': '#s'}}, '$defs': {'s': {'$anchor': 's',"
                                + " 'writeOnly': true}}",
                        "{'a': 'hidden'}",
                        "{}"),
                arguments(
                        "'properties': {'a': {'allOf': [{}, {'allOf': [%s]}]}}",
                        "{'a': 'hidden'}", "{}"),
                arguments("'allOf': [{'properties': {'a': %s}}]", "{'a': 'hidden'}", "{}"));
    }

    private static Stream<Arguments> alternativesAndOthers() {
        return Stream.of(
                arguments(
                        "'anyOf': [{'properties': {'a': %s}}, {'required': ['b']}]",
                        "{'a': 'hidden', 'b': 1}", "{'b': 1}"),
                arguments(
                        "'oneOf': [{'properties': {'a': {'type': 'object', 'properties': {'x':"
                                + " %s}}}}]",
                        "{'a': {'x': 'hidden'}}", "{'a': {}}"),
                arguments(
                        "'if': {}, 'then': {'properties': {'a': %s}}, 'else': {'properties': {'b':"
                                + " {'writeOnly': true}}}",
                        "{'a': 'hidden', 'b': 'hidden'}", "{}"),
                arguments(
                        "'dependentSchemas': {'b': {'properties': {'a': %s}}}",
                        "{'a': 'hidden', 'b': 1}", "{'b': 1}"),
                arguments("'additionalProperties': %s", "{'a': 'hidden'}", "{}"),
                arguments(
                        "'properties': {'b': {}}, 'additionalProperties': %s",
                        "{'a': 'hidden', 'b': 1}", "{'b': 1}"),
                arguments(
                        "'patternProperties': {'^pass': %s}",
                        "{'password': 'hidden', 'compass': 1}", "{'compass': 1}"),
                arguments(
                        "'properties': {'child': {'$ref': '#'}, 'p': %s}",
                        "{'child': {'child': {'p': 'hidden', 'n': 1}}}",
                        "{'child': {'child': {'n': 1}}}"),
                arguments("'properties': {'a/b~c': %s}", "{'a/b~c': 'hidden', 'a': 1}", "{'a': 1}"),
                arguments("'properties': {'a': %s}", "{'a': {'x': {'y': 'hidden'}}}", "{}"),
                arguments(
                        "'description': '%s'",
                        "{'a': {'x': [1, null, 'y']}}", "{'a': {'x': [1, null, 'y']}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void whatIsWriteOnlyIsLeftOut(String members, String parameters, String expected) {
        String filled =
                members.contains("description")
                        ? members.formatted("")
                        : members.contains("%s") ? members.formatted(HIDDEN) : members;
        ParameterSchema schema =
                Schemas.compile(SchemaDraft.DRAFT_2020_12, filled.replace('\'', '"'));
        ObjectNode sent = Catalogs.object(parameters.replace('\'', '"'));
        ObjectNode before = sent.deepCopy();

        assertThat(schema.withoutWriteOnly(sent))
                .isEqualTo(Catalogs.object(expected.replace('\'', '"')));
        assertThat(sent).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(SchemaDraft.class)
    void everyDraftCanHideThings(SchemaDraft draft) {
        ParameterSchema schema =
                Schemas.compile(
                        draft,
                        """
                        "properties": {"a": {"writeOnly": true}, "b": {"items": [{"writeOnly": true}]}}\
                        """
                                .replace(
                                        "\"items\": [",
                                        draft == SchemaDraft.DRAFT_2020_12
                                                ? "\"prefixItems\": ["
                                                : "\"items\": ["));

        assertThat(schema.withoutWriteOnly(Catalogs.object("{\"a\": 1, \"b\": [1, 2]}")))
                .isEqualTo(Catalogs.object("{\"b\": [2]}"));
    }

    @Test
    void whatIsTooDeepIsNotShown() {
        ParameterSchema schema =
                Schemas.compile(
                        SchemaDraft.DRAFT_2020_12, "\"properties\": {\"a\": {\"$ref\": \"#\"}}");
        ObjectNode deep = Catalogs.object("{}");
        ObjectNode inner = deep;
        for (int level = 0; level < 1000; level++) {
            inner = inner.putObject("a");
        }
        inner.put("secret", "hidden");

        assertThat(schema.withoutWriteOnly(deep).toString()).doesNotContain("hidden");
    }
}
