package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.*;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One good catalog, and for each rule what breaks it: exactly that rule, at exactly that place.
class CatalogRuleTest {

    private static final String REMOVED = "removed";
    private static final String PLAN = "/plans/0";
    private static final String SCHEMA = PLAN + "/schemas/service_instance/create/parameters";

    static Stream<Arguments> breaches() {
        return Stream.of(fields(), names(), plans(), providers(), schemas(), references())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> fields() {
        return Stream.of(
                breach("/name", REMOVED, FIELD_REQUIRED, ""),
                breach("/id", REMOVED, FIELD_REQUIRED, ""),
                breach("/description", REMOVED, FIELD_REQUIRED, ""),
                breach("/bindable", REMOVED, FIELD_REQUIRED, ""),
                breach("/plans", REMOVED, FIELD_REQUIRED, ""),
                breach("/provider", REMOVED, FIELD_REQUIRED, ""),
                breach("/dashboard_client/id", REMOVED, FIELD_REQUIRED, "/dashboard_client"),
                breach("/dashboard_client/secret", REMOVED, FIELD_REQUIRED, "/dashboard_client"),
                breach("/dashboard_client/secret", "''", FIELD_EMPTY, null),
                breach("/name", "''", FIELD_EMPTY, null),
                breach("/id", "' '", FIELD_EMPTY, null),
                breach("/description", "''", FIELD_EMPTY, null),
                breach("/name", "5", FIELD_TYPE, null),
                breach("/id", "5", FIELD_TYPE, null),
                breach("/description", "{}", FIELD_TYPE, null),
                breach("/tags", "'sql'", FIELD_TYPE, null),
                breach("/tags/0", "5", FIELD_TYPE, null),
                breach("/requires", "{}", FIELD_TYPE, null),
                breach("/requires/0", "null", FIELD_TYPE, null),
                breach("/requires/0", "'root'", PERMISSION_UNKNOWN, "/requires"),
                breach("/bindable", "'true'", FIELD_TYPE, null),
                breach("/instances_retrievable", "1", FIELD_TYPE, null),
                breach("/bindings_retrievable", "null", FIELD_TYPE, null),
                breach("/allow_context_updates", "[]", FIELD_TYPE, null),
                breach("/plan_updateable", "'no'", FIELD_TYPE, null),
                breach("/retired", "'no'", FIELD_TYPE, null),
                breach("/metadata", "null", FIELD_TYPE, null),
                breach("/metadata/displayName", "{}", FIELD_TYPE, null),
                breach("/metadata/imageUrl", "1", FIELD_TYPE, null),
                breach("/metadata/longDescription", "1", FIELD_TYPE, null),
                breach("/metadata/providerDisplayName", "1", FIELD_TYPE, null),
                breach("/metadata/documentationUrl", "1", FIELD_TYPE, null),
                breach("/metadata/supportUrl", "1", FIELD_TYPE, null),
                breach("/metadata/shareable", "'yes'", FIELD_TYPE, null),
                breach("/dashboard_client", "[]", FIELD_TYPE, null),
                breach("/dashboard_client/redirect_uri", "1", FIELD_TYPE, null),
                breach("/plans", "{}", FIELD_TYPE, null),
                breach("/plans/1", "'small'", FIELD_TYPE, null),
                breach("/plan_updatable", "true", FIELD_MISSPELLED, null),
                breach("/colour", "'red'", FIELD_UNKNOWN, null),
                breach("/tag", "[]", FIELD_UNKNOWN, null),
                breach("/services", "[]", FIELD_UNKNOWN, null),
                breach("/description", "'" + "x".repeat(256) + "'", DESCRIPTION_LONG, null));
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                breach("/name", "'two words'", NAME_CHARACTERS, null),
                breach("/name", "'tab\\tbed'", NAME_CHARACTERS, null),
                breach("/name", "'no\\u00a0break'", NAME_CHARACTERS, null),
                breach("/name", "'größe'", NAME_UNFRIENDLY, null),
                breach("/name", "'-'", NAME_UNFRIENDLY, null),
                breach(PLAN + "/name", "'a/b'", NAME_UNFRIENDLY, null),
                breach(PLAN + "/name", "'a b'", NAME_CHARACTERS, null),
                breach(PLAN + "/name", "'large'", PLAN_NAME_UNIQUE, "/plans/1/name"),
                breach("/id", "'a\\u0000b'", ID_CHARACTERS, null),
                breach(PLAN + "/id", "'a\\nb'", ID_CHARACTERS, null),
                breach("/id", "'" + "é".repeat(513) + "'", ID_CHARACTERS, null),
                breach(PLAN + "/id", "'plan-2'", ID_UNIQUE, "/plans/1/id"),
                breach(PLAN + "/id", "'offering-1'", ID_UNIQUE, null));
    }

    private static Stream<Arguments> plans() {
        return Stream.of(
                breach("/plans", "[]", PLANS_EMPTY, null),
                breach(PLAN + "/id", REMOVED, FIELD_REQUIRED, PLAN),
                breach(PLAN + "/name", REMOVED, FIELD_REQUIRED, PLAN),
                breach(PLAN + "/description", REMOVED, FIELD_REQUIRED, PLAN),
                breach(PLAN + "/description", "'" + "😀".repeat(256) + "'", DESCRIPTION_LONG, null),
                breach(PLAN + "/free", "'no'", FIELD_TYPE, null),
                breach(PLAN + "/free", REMOVED, COSTS_NOT_FREE, PLAN + "/metadata/costs"),
                breach(PLAN + "/free", "true", COSTS_NOT_FREE, PLAN + "/metadata/costs"),
                breach(PLAN + "/bindable", "0", FIELD_TYPE, null),
                breach(
                        PLAN + "/bindable",
                        "false",
                        ROTATABLE_UNBINDABLE,
                        PLAN + "/binding_rotatable"),
                breach(PLAN + "/binding_rotatable", "'x'", FIELD_TYPE, null),
                breach(PLAN + "/plan_updateable", "'x'", FIELD_TYPE, null),
                breach(PLAN + "/plan_updatable", "true", FIELD_MISSPELLED, null),
                breach(PLAN + "/schema", "{}", FIELD_UNKNOWN, null),
                breach(PLAN + "/retired", "1", FIELD_TYPE, null),
                breach(PLAN + "/metadata", "[]", FIELD_TYPE, null),
                breach(PLAN + "/metadata/displayName", "1", FIELD_TYPE, null),
                breach(PLAN + "/metadata/bullets", "'one'", FIELD_TYPE, null),
                breach(PLAN + "/metadata/bullets/1", "2", FIELD_TYPE, null),
                breach(PLAN + "/metadata/costs", "{}", FIELD_TYPE, null),
                breach(PLAN + "/metadata/costs/0", "99", FIELD_TYPE, null),
                breach(PLAN + "/metadata/costs/0/amount", "99", FIELD_TYPE, null),
                breach(PLAN + "/metadata/costs/0/amount", "{}", FIELD_EMPTY, null),
                breach(PLAN + "/metadata/costs/0/amount/usd", "'99'", FIELD_TYPE, null),
                breach(
                        PLAN + "/metadata/costs/0/amount",
                        REMOVED,
                        FIELD_REQUIRED,
                        PLAN + "/metadata/costs/0"),
                breach(
                        PLAN + "/metadata/costs/0/unit",
                        REMOVED,
                        FIELD_REQUIRED,
                        PLAN + "/metadata/costs/0"),
                breach(PLAN + "/maximum_polling_duration", "0", POLLING_DURATION, null),
                breach(PLAN + "/maximum_polling_duration", "2147483648", POLLING_DURATION, null),
                breach(PLAN + "/maximum_polling_duration", "1.5", FIELD_TYPE, null),
                breach(PLAN + "/maximum_polling_duration", "1e999999999", FIELD_TYPE, null),
                breach(PLAN + "/maximum_polling_duration", "'1h'", FIELD_TYPE, null),
                breach(PLAN + "/maintenance_info", "'1.0.0'", FIELD_TYPE, null),
                breach(PLAN + "/maintenance_info", "{}", FIELD_REQUIRED, null),
                breach(PLAN + "/maintenance_info/description", "1", FIELD_TYPE, null),
                breach(PLAN + "/maintenance_info/version", "1.10", FIELD_TYPE, null),
                breach(PLAN + "/maintenance_info/version", "'1.10'", MAINTENANCE_VERSION, null),
                breach(PLAN + "/maintenance_info/version", "'01.0.0'", MAINTENANCE_VERSION, null),
                breach(PLAN + "/maintenance_info/version", "'1.0.0-01'", MAINTENANCE_VERSION, null),
                breach(PLAN + "/maintenance_info/version", "'1.0.0+'", MAINTENANCE_VERSION, null),
                breach(PLAN + "/maintenance_info/version", "'v1.0.0'", MAINTENANCE_VERSION, null));
    }

    private static Stream<Arguments> providers() {
        return Stream.of(
                breach("/provider", "'fake'", FIELD_TYPE, null),
                breach("/provider/type", REMOVED, FIELD_REQUIRED, "/provider"),
                breach("/provider/type", "'faked'", PROVIDER_TYPE_UNKNOWN, null),
                breach("/provider/answers", "'soon'", PROVIDER_ANSWERS_UNKNOWN, null),
                breach("/provider/answers", "true", FIELD_TYPE, null),
                breach("/provider/requires-app", "'yes'", FIELD_TYPE, null),
                breach("/provider/colr", "1", PROVIDER_SETTING, null),
                breach(PLAN + "/provider", "[]", FIELD_TYPE, null),
                breach(PLAN + "/provider/answers", "'soon'", PROVIDER_ANSWERS_UNKNOWN, null),
                breach(PLAN + "/provider/requires-app", "0", FIELD_TYPE, null),
                breach(PLAN + "/provider/colr", "1", PROVIDER_SETTING, null));
    }

    private static Stream<Arguments> schemas() {
        return Stream.of(
                breach(PLAN + "/schemas", "[]", FIELD_TYPE, null),
                breach(PLAN + "/schemas/service_instances", "{}", FIELD_MISSPELLED, null),
                breach(PLAN + "/schemas/service_instance", "1", FIELD_TYPE, null),
                breach(PLAN + "/schemas/service_instance/creat", "{}", FIELD_MISSPELLED, null),
                breach(PLAN + "/schemas/service_instance/more", "{}", FIELD_UNKNOWN, null),
                breach(PLAN + "/schemas/service_instance/create", "1", FIELD_TYPE, null),
                breach(
                        PLAN + "/schemas/service_binding/create/parameter",
                        "{}",
                        FIELD_MISSPELLED,
                        null),
                breach(SCHEMA, "true", FIELD_TYPE, null),
                breach(SCHEMA + "/$schema", REMOVED, SCHEMA_DIALECT_MISSING, SCHEMA),
                breach(SCHEMA + "/$schema", "7", SCHEMA_DIALECT_MISSING, SCHEMA),
                breach(
                        SCHEMA + "/$schema",
                        "'http://json-schema.org/draft-03/schema#'",
                        SCHEMA_DIALECT_UNKNOWN,
                        null),
                breach(
                        SCHEMA + "/properties/size/$schema",
                        "'http://json-schema.org/draft-04/schema#'",
                        SCHEMA_DIALECT_MIXED,
                        null),
                breach(
                        SCHEMA + "/description",
                        "'" + "x".repeat(65_536) + "'",
                        SCHEMA_TOO_LARGE,
                        SCHEMA),
                breach(SCHEMA + "/type", "'string'", SCHEMA_NOT_OBJECT, null),
                breach(SCHEMA + "/type", "['string', 'null']", SCHEMA_NOT_OBJECT, null),
                breach(SCHEMA + "/type", "'objekt'", SCHEMA_NOT_OBJECT, null, SCHEMA_INVALID),
                breach(SCHEMA + "/properties/name/minLength", "'x'", SCHEMA_INVALID, null),
                breach(SCHEMA + "/required", "'name'", SCHEMA_INVALID, null),
                breach(SCHEMA + "/properties/name/pattern", "'['", SCHEMA_PATTERN, null),
                breach(
                        SCHEMA + "/patternProperties",
                        "{'(': {}}",
                        SCHEMA_PATTERN,
                        "/patternProperties/("));
    }

    private static Stream<Arguments> references() {
        return Stream.of(
                breach(
                        SCHEMA + "/properties/size/$ref",
                        "'http://127.0.0.1/x'",
                        SCHEMA_REFERENCE_EXTERNAL,
                        null),
                breach(
                        SCHEMA + "/properties/size/$ref",
                        "'size.json'",
                        SCHEMA_REFERENCE_EXTERNAL,
                        null),
                breach(
                        SCHEMA + "/properties/size/$dynamicRef",
                        "'classpath:/x#y'",
                        SCHEMA_REFERENCE_EXTERNAL,
                        null),
                breach(
                        SCHEMA + "/properties/size/$recursiveRef",
                        "'file:///etc/passwd'",
                        SCHEMA_REFERENCE_EXTERNAL,
                        null),
                breach(
                        SCHEMA + "/properties/size/$ref",
                        "'#/definitions/gone'",
                        SCHEMA_REFERENCE_UNRESOLVED,
                        null),
                breach(
                        SCHEMA + "/properties/size/$ref",
                        "'#gone'",
                        SCHEMA_REFERENCE_UNRESOLVED,
                        null),
                breach(
                        SCHEMA + "/properties/size/$ref",
                        "'#/%zz'",
                        SCHEMA_REFERENCE_UNRESOLVED,
                        null),
                breach(
                        SCHEMA + "/definitions/size/$id",
                        "'http://127.0.0.1/base'",
                        SCHEMA_ID_NESTED,
                        null),
                breach(SCHEMA + "/allOf", "[{'$ref': '#'}]", SCHEMA_INVALID, SCHEMA));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("breaches")
    void eachBreachIsReportedWhereItIs(
            String pointer, String value, String place, List<CatalogRule> rules) {
        ObjectNode offering = Catalogs.good();
        if (value.equals(REMOVED)) {
            Catalogs.remove(offering, pointer);
        } else {
            Catalogs.set(offering, pointer, value.replace('\'', '"'));
        }

        CatalogCheck check = Catalogs.check(offering);

        assertThat(check.problems())
                .extracting(CatalogProblem::rule)
                .containsExactlyInAnyOrderElementsOf(rules);
        assertThat(check.problems())
                .allSatisfy(
                        problem -> {
                            assertThat(problem.source()).isEqualTo("0.json");
                            assertThat(problem.pointer()).endsWith(place);
                            assertThat(problem.message()).isNotBlank();
                        });
        boolean error = rules.stream().anyMatch(rule -> rule.severity() == Severity.ERROR);
        assertThat(check.catalog().isEmpty()).isEqualTo(error);
    }

    @Test
    void theGoodCatalogHasNoProblem() {
        assertThat(Catalogs.check(Catalogs.good()).problems()).isEmpty();
    }

    @Test
    void everyRuleIsBrokenByATestOfThisClass() {
        Set<CatalogRule> tested = EnumSet.of(OFFERING_NAME_UNIQUE, ONE_OFFERING_PER_FILE);
        // Those that count have a class of their own.
        tested.addAll(EnumSet.of(CatalogRule.MORE_ERRORS, CatalogRule.MORE_WARNINGS));
        breaches()
                .map(each -> (List<?>) each.get()[3])
                .forEach(rules -> rules.forEach(rule -> tested.add((CatalogRule) rule)));

        assertThat(tested).containsExactlyInAnyOrder(CatalogRule.values());
    }

    @Test
    void aSchemaMayBeAsDeepAsAFileMay() {
        ObjectNode offering = Catalogs.good();
        String deep = "{\"items\": ".repeat(90) + "{}" + "}".repeat(90);
        Catalogs.set(offering, SCHEMA + "/properties/name", deep);
        for (SchemaDraft draft : SchemaDraft.values()) {
            Catalogs.set(offering, SCHEMA + "/$schema", "\"" + draft.uri() + "\"");

            assertThat(Catalogs.check(offering).problems()).isEmpty();
        }
    }

    @Test
    void everyRuleHasAWordOfItsOwn() {
        assertThat(Arrays.stream(CatalogRule.values()).map(CatalogRule::word))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void namesAndIdsAreUniqueAcrossOfferings() {
        ObjectNode other = Catalogs.good();
        Catalogs.set(other, "/plans/1/id", "\"plan-3\"");

        assertThat(Catalogs.check(Catalogs.good(), other).problems())
                .extracting(CatalogProblem::rule, CatalogProblem::source, CatalogProblem::pointer)
                .containsExactlyInAnyOrder(
                        tuple(ID_UNIQUE, "1.json", "/id"),
                        tuple(OFFERING_NAME_UNIQUE, "1.json", "/name"),
                        tuple(ID_UNIQUE, "1.json", "/plans/0/id"));
    }

    @Test
    void namesAndIdsAreCaseSensitive() {
        ObjectNode other = Catalogs.good();
        Catalogs.set(other, "/id", "\"Offering-1\"");
        Catalogs.set(other, "/name", "\"Queue\"");
        Catalogs.set(other, "/plans/0/id", "\"PLAN-1\"");
        Catalogs.set(other, "/plans/1/id", "\"PLAN-2\"");

        assertThat(Catalogs.check(Catalogs.good(), other).problems()).isEmpty();
    }

    @Test
    void aWholeCatalogInOneFileIsOneProblem() {
        ObjectNode wire = Catalogs.object("{\"services\": [" + Catalogs.GOOD + "]}");

        assertThat(Catalogs.check(wire).problems())
                .extracting(CatalogProblem::rule)
                .containsExactly(ONE_OFFERING_PER_FILE);
    }

    @Test
    void allProblemsOfAllOfferingsAreReportedAtOnce() {
        ObjectNode first = Catalogs.object("{}");
        ObjectNode second = Catalogs.good();
        Catalogs.remove(second, "/plans/1/name");

        assertThat(Catalogs.check(first, second).problems())
                .extracting(CatalogProblem::source)
                .containsExactly(
                        "0.json", "0.json", "0.json", "0.json", "0.json", "0.json", "1.json");
    }

    /// Without a place, it is that of the value that was set.
    private static Arguments breach(
            String pointer,
            String value,
            CatalogRule rule,
            @Nullable String place,
            CatalogRule... more) {
        List<CatalogRule> rules = Stream.concat(Stream.of(rule), Arrays.stream(more)).toList();
        return arguments(pointer, value, place == null ? pointer : place, rules);
    }
}
