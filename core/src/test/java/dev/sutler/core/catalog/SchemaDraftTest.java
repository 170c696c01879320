package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/// Each draft is enforced as itself: what its keywords are, and what they mean.
class SchemaDraftTest {

    @ParameterizedTest
    @EnumSource(SchemaDraft.class)
    void everyDraftIsEnforced(SchemaDraft draft) {
        ParameterSchema schema =
                Schemas.compile(
                        draft,
                        """
                        "type": "object", "required": ["name"], "additionalProperties": false,
                        "properties": {
                          "name": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 5},
                          "tree": {"$ref": "#/definitions/tree"}
                        },
                        "definitions": {
                          "tree": {"type": "object", "properties": {
                            "size": {"type": "integer", "minimum": 1},
                            "child": {"$ref": "#/definitions/tree"}}}
                        }\
                        """);

        assertThat(violations(schema, "{'name': 'a', 'tree': {'child': {'size': 1}}}")).isEmpty();
        assertThat(violations(schema, "{'name': 'A'}"))
                .containsExactly("/name must match the pattern ^[a-z]+$");
        assertThat(violations(schema, "{'name': 'a\\n'}")).hasSize(1);
        assertThat(violations(schema, "{'name': 'abcdef'}"))
                .containsExactly("/name must have at most 5 characters");
        assertThat(violations(schema, "{'name': 'a', 'tree': {'child': {'size': 0}}}"))
                .containsExactly("/tree/child/size must not be below 1");
        assertThat(violations(schema, "{'nam': 5}"))
                .containsExactlyInAnyOrder(
                        "/nam is not known: known are name, tree", "/name is missing");
        assertThat(schema.hasRequiredMembers()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(SchemaDraft.class)
    void aDraftMayBeNamedWithAndWithoutAnEmptyFragment(SchemaDraft draft) {
        String bare = draft.uri().replace("#", "");

        assertThat(SchemaDraft.of(bare)).contains(draft);
        assertThat(SchemaDraft.of(bare + "#")).contains(draft);
        assertThat(SchemaDraft.of(bare + "#/x")).isEmpty();
        assertThat(SchemaDraft.of(bare.replace("http", "ftp"))).isEmpty();
    }

    static Stream<Arguments> peculiarities() {
        return Stream.concat(earlierPeculiarities(), laterPeculiarities());
    }

    private static Stream<Arguments> earlierPeculiarities() {
        return Stream.of(
                peculiarity(
                        SchemaDraft.DRAFT_04,
                        "'properties': {'n': {'minimum': 5, 'exclusiveMinimum': true}}",
                        "{'n': 5}",
                        "/n must be above 5"),
                peculiarity(
                        SchemaDraft.DRAFT_06,
                        "'properties': {'n': {'exclusiveMinimum': 5}}",
                        "{'n': 5}",
                        "/n must be above 5"),
                peculiarity(
                        SchemaDraft.DRAFT_06,
                        "'properties': {'n': {'const': 5}}",
                        "{'n': 4}",
                        "/n must be 5"),
                peculiarity(
                        SchemaDraft.DRAFT_07,
                        "'if': {'required': ['a']}, 'then': {'required': ['b']}",
                        "{'a': 5}",
                        "/b is missing"),
                peculiarity(
                        SchemaDraft.DRAFT_07,
                        "'dependencies': {'a': ['b']}",
                        "{'a': 5}",
                        "the parameters must have the properties that others need:"
                                + " {\"a\":[\"b\"]}"),
                peculiarity(
                        SchemaDraft.DRAFT_07,
                        "'properties': {'m': {'format': 'email'}}",
                        "{'m': 'x'}",
                        "/m must have the format email"));
    }

    private static Stream<Arguments> laterPeculiarities() {
        return Stream.of(
                peculiarity(
                        SchemaDraft.DRAFT_2019_09,
                        "'properties': {'m': {'format': 'email'}}, 'required': ['n']",
                        "{'m': 'x'}",
                        "/n is missing"),
                peculiarity(
                        SchemaDraft.DRAFT_2019_09,
                        "'dependentRequired': {'a': ['b']}",
                        "{'a': 5}",
                        "the parameters must have the properties that others need:"
                                + " {\"a\":[\"b\"]}"),
                peculiarity(
                        SchemaDraft.DRAFT_2019_09,
                        "'allOf': [{'properties': {'a': {}}}], 'unevaluatedProperties': false",
                        "{'b': 5}",
                        "/b is not known"),
                peculiarity(
                        SchemaDraft.DRAFT_2019_09,
                        "'$recursiveAnchor': true, 'properties': {'c': {'$recursiveRef': '#'}},"
                                + " 'required': ['x']",
                        "{'x': 1, 'c': {}}",
                        "/c/x is missing"),
                peculiarity(
                        SchemaDraft.DRAFT_2020_12,
                        "'properties': {'a': {'prefixItems': [{'type': 'string'}], 'items':"
                                + " false}}",
                        "{'a': [5]}",
                        "/a/0 must be of type string"),
                peculiarity(
                        SchemaDraft.DRAFT_2020_12,
                        "'$dynamicAnchor': 'n', 'properties': {'c': {'$dynamicRef': '#n'}},"
                                + " 'required': ['x']",
                        "{'x': 1, 'c': {}}",
                        "/c/x is missing"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("peculiarities")
    void eachDraftsOwnKeywordsAreEnforced(
            SchemaDraft draft, String schema, String parameters, String violation) {
        assertThat(violations(Schemas.compile(draft, schema.replace('\'', '"')), parameters))
                .containsExactly(violation);
    }

    private static Arguments peculiarity(
            SchemaDraft draft, String schema, String parameters, String violation) {
        return arguments(draft, schema, parameters, violation);
    }

    private static List<String> violations(ParameterSchema schema, String parameters) {
        return schema.violations(Catalogs.object(parameters.replace('\'', '"')));
    }
}
