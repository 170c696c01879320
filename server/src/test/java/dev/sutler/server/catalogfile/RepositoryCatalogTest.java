package dev.sutler.server.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sutler.core.catalog.Severity;
import dev.sutler.server.catalogfile.RepositoryCatalog.Reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What becomes of a catalog that stands in a repository, good ones and others.
final class RepositoryCatalogTest {

    private static final String GOOD =
            """
            services:
              - id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a01"
                name: "managed-vnet"
                description: "Routed network in your subscription"
                bindable: true
                plan_updateable: true
                instances_retrievable: true
                bindings_retrievable: true
                tags: ["network"]
                metadata:
                  displayName: "Managed VNet"
                  tenantAware: true
                  nothing: null
                dashboard_client:
                  id: dashboard
                  secret: of-the-dashboard
                  redirect_uri: https://vnet.example
                plans:
                  - id: "5f6a1c1e-0b8e-4b0e-9d52-2f6a8d1f0a02"
                    name: "small"
                    description: "/27"
                    free: false
                    metadata:
                      manualInstanceInputNeeded: true
                      costs: [{amount: {eur: 12.50}, unit: MONTHLY}, {amount: {eur: 50}, unit: SETUP FEE}]
                    schemas:
                      service_instance:
                        create:
                          parameters:
                            $schema: http://json-schema.org/draft-04/schema#
                            type: object
                            properties:
                              zone: {type: string, title: Zone}
                              cidr: {type: string, title: CIDR}
              - id: second
                name: second
                description: Another one.
                bindable: false
                plans: [{id: second-plan, name: only, description: The only one.}]
            """;

    private static final String BARE =
            """
            services:
              - id: one
                name: one
                description: One.
                bindable: true
                plans:
                  - id: plan
                    name: plan
                    description: A plan.
            """;

    @TempDir private Path folder;

    private final RepositoryCatalog catalog =
            new RepositoryCatalog(
                    tree("{\"type\": \"scripted\", \"remote\": \"https://git.example\"}"),
                    new AnyProvider());

    @Test
    void eachServiceBecomesAFileInOrderWithItsFieldsInOrder() throws IOException {
        Reading.Usable usable = usable(GOOD);
        assertThat(usable.warnings()).isEmpty();
        assertThat(usable.files().keySet())
                .containsExactly("00000-managed-vnet.json", "00001-second.json");

        for (Map.Entry<String, byte[]> file : usable.files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        CatalogFolder.Result read = new CatalogFolder(new AnyProvider()).read(folder);
        assertThat(read.findings()).isEmpty();
        JsonNode wire = read.catalog().orElseThrow().wire().path("services");
        assertThat(wire.at("/0").propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "description",
                        "bindable",
                        "plan_updateable",
                        "instances_retrievable",
                        "bindings_retrievable",
                        "tags",
                        "metadata",
                        "dashboard_client",
                        "plans");
        assertThat(wire.at("/0/metadata"))
                .hasToString(
                        "{\"displayName\":\"Managed VNet\",\"tenantAware\":true,\"nothing\":null}");
        assertThat(wire.at("/0/plans/0/metadata/costs/0/amount")).hasToString("{\"eur\":12.50}");
        assertThat(
                        wire.at("/0/plans/0/schemas/service_instance/create/parameters/properties")
                                .propertyNames())
                .containsExactly("zone", "cidr");
        assertThat(read.catalog().orElseThrow().offerings().getFirst().provider().settings())
                .hasToString("{\"remote\":\"https://git.example\"}");
    }

    static Stream<Arguments> mended() {
        String plan = "/plans/0";
        String schema = plan + "/schemas/service_instance/create/parameters";
        return Stream.of(
                arguments("    bindable: true\n", "", "/bindable", "false"),
                arguments("bindable: true", "bindable: \"True\"", "/bindable", "true"),
                arguments("bindable: true", "bindable: null", "/bindable", "false"),
                arguments("    description: One.\n", "", "/description", "\"one\""),
                arguments("description: One.", "description: \"\"", "/description", "\"one\""),
                arguments("name: one", "name: My One", "/name", "\"My-One\""),
                arguments("name: one", "name: My One", "/metadata/displayName", "\"My One\""),
                arguments(
                        "bindable: true",
                        "bindable: true\n    plan_updatable: true",
                        "/plan_updateable",
                        "true"),
                arguments(
                        "bindable: true",
                        "bindable: true\n    planUpdateable: true",
                        "/plan_updateable",
                        "true"),
                arguments(
                        "bindable: true",
                        "bindable: true\n    dashboard_client: {redirect_uri: https://x.example}",
                        "/dashboard_client",
                        ""),
                arguments(
                        "bindable: true",
                        "bindable: true\n    provider: {type: postgresql, password: {env: HOME}}",
                        "/provider/type",
                        "\"scripted\""),
                arguments("id: plan", "id: plan\n        provider: {a: 1}", plan + "/provider", ""),
                arguments(
                        "id: plan",
                        "id: plan\n        metadata: {costs: [{amount: {eur: 1}, unit: M}]}",
                        plan + "/free",
                        "false"),
                arguments(
                        "id: plan",
                        "id: plan\n        schemas: {service_instance: {create: {parameters: {type:"
                                + " object}}}}",
                        schema,
                        "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"type\":\"object\"}"),
                arguments(
                        "id: plan",
                        "id: plan\n        schemas: {service_instance: {create: {parameters:"
                                + " {$schema: 'https://json-schema.org/draft-07/schema#'}}}}",
                        schema + "/$schema",
                        "\"http://json-schema.org/draft-07/schema#\""));
    }

    @ParameterizedTest
    @MethodSource("mended")
    void whatUniPipePutUpWithIsMendedAndTold(
            String good, String tolerated, String pointer, String expected) {
        Reading.Usable usable = usable(once(good, tolerated));

        assertThat(usable.warnings())
                .singleElement()
                .satisfies(
                        warning -> {
                            assertThat(warning.rule()).isEqualTo("repository-mended");
                            assertThat(warning.severity()).isEqualTo(Severity.WARNING);
                            assertThat(warning.file()).hasToString("catalog.yml");
                            assertThat(warning.line().orElseThrow()).isPositive();
                        });
        assertThat(only(usable).at(pointer)).hasToString(expected);
    }

    @Test
    void nothingIsTheSameAsNull() {
        Reading.Usable usable =
                usable(
                        BARE.replace(
                                "id: plan",
                                "id: plan\n        metadata:\n        free:\n        schemas: {"
                                        + "service_instance: {create: {parameters: null}, update:"
                                        + " null}, service_binding: null}"));

        assertThat(usable.warnings()).isEmpty();
        assertThat(only(usable).at("/plans/0").has("metadata")).isFalse();
    }

    @Test
    void aLongDescriptionIsOnlyAWarning() {
        assertThat(usable(BARE.replace("One.", "x".repeat(1_000))).warnings())
                .extracting(CatalogFinding::rule)
                .containsExactly("description-long");
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                arguments("id: one", "id: [1", 3, "syntax"),
                arguments("id: one", "id: one\n    id: two", 3, "duplicate-key"),
                arguments("name: plan", "name: plan\n        id: one", 9, "duplicate-key"),
                arguments("id: plan", "id: one", 7, "id-unique"),
                arguments("id: one", "id: \"a\\tb\"", 2, "id-characters"),
                arguments("id: one", "id: 17", 2, "field-type"),
                arguments("services:", "service:", 1, "services"),
                arguments("services:", "services: []\nothers:", 1, "services"),
                arguments("services:", "services:\n  - a text", 2, "services"),
                arguments("services:", "- services:", 1, "not-an-object"),
                arguments("name: one", "name: \"\"", 3, "field-empty"),
                arguments("bindable: true", "bindable: 1", 5, "field-type"),
                arguments("bindable: true", "bindable: true\n    <<: {a: 1}", 6, "merge-key"),
                arguments("bindable: true", "bindable: true\n    tags: *none", 6, "alias"),
                arguments(
                        "id: plan",
                        "id: plan\n        schemas: {service_instance: {create: {parameters: {type:"
                                + " [}}}}",
                        8,
                        "syntax"));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void whatIsWrongIsToldWithItsLine(String good, String bad, int line, String rule) {
        assertThat(findings(bytes(once(good, bad))))
                .anySatisfy(
                        finding -> {
                            assertThat(finding.rule()).isEqualTo(rule);
                            assertThat(finding.line()).hasValue(line);
                            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                        });
    }

    @Test
    void anythingThatIsNoTextOfAReasonableSizeIsRefused() {
        assertThat(rules(new byte[0])).containsExactly("file-empty");
        assertThat(rules(new byte[] {(byte) 0xff, (byte) 0xfe})).containsExactly("file-not-text");
        assertThat(rules(new byte[(1 << 20) + 1])).containsExactly("file-too-large");
        assertThat(rules(bytes("a: ".repeat(200)))).containsExactly("syntax");
        assertThat(rules(bytes("a: " + "[".repeat(5_000)))).containsExactly("syntax");
    }

    @Test
    void aliasesThatStandForTooMuchAreRefused() {
        String text = "x".repeat(100_000);
        String many = "*a, ".repeat(2_000);
        String within =
                BARE.replace("id: plan", "id: plan\n        metadata: {l: [%s]}".formatted(many));
        assertThat(rules(bytes("a: &a {t: %s}\n".formatted(text) + within)))
                .containsExactly("alias");

        String fewer = "*a, ".repeat(20);
        String over =
                BARE.replace("id: plan", "id: plan\n        metadata: {l: [%s]}".formatted(fewer));
        assertThat(rules(bytes("a: &a {t: %s}\n".formatted(text) + over)))
                .containsExactly("file-too-large");
    }

    @Test
    void theSettingsOfTheBrokerAreCheckedToo() {
        RepositoryCatalog wrong =
                new RepositoryCatalog(
                        tree("{\"type\": \"scripted\", \"wrong\": 1}"), new AnyProvider());

        assertThat(wrong.read(bytes(BARE)))
                .isInstanceOfSatisfying(
                        Reading.Unusable.class,
                        unusable ->
                                assertThat(unusable.findings())
                                        .extracting(CatalogFinding::rule)
                                        .containsExactly("provider-setting"));
    }

    private Reading.Usable usable(String content) {
        Reading reading = catalog.read(bytes(content));
        assertThat(reading).as(reading::toString).isInstanceOf(Reading.Usable.class);
        return (Reading.Usable) reading;
    }

    private List<CatalogFinding> findings(byte[] content) {
        Reading reading = catalog.read(content);
        assertThat(reading).isInstanceOf(Reading.Unusable.class);
        return ((Reading.Unusable) reading).findings();
    }

    private List<String> rules(byte[] content) {
        return findings(content).stream().map(CatalogFinding::rule).toList();
    }

    private static String once(String good, String other) {
        int at = BARE.indexOf(good);
        assertThat(at).as(good).isNotNegative();
        return BARE.substring(0, at) + other + BARE.substring(at + good.length());
    }

    private static ObjectNode only(Reading.Usable usable) {
        assertThat(usable.files()).hasSize(1);
        return tree(new String(usable.files().firstEntry().getValue(), StandardCharsets.UTF_8));
    }

    private static ObjectNode tree(String json) {
        return JsonMapper.shared().readTree(json).asObject();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
