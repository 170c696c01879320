package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Parameters are held to their plan's schema, whichever draft it is written in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ParameterSchemasTest {

    private static final String HEAD =
            """
            name: schemas
            id: schemas
            description: A plan for each draft.
            bindable: true
            instances_retrievable: true
            plan_updateable: true
            provider: {type: scripted}
            plans:
            """;
    private static final String PLAN =
            """
              - name: draft-%1$s
                id: schemas-%1$s
                description: A draft.
                schemas:
                  service_instance:
                    create: {parameters: {$schema: "%2$s", type: object, required: [size],
                      additionalProperties: false,
                      properties: {size: {type: integer, minimum: 1}, mail: {type: string, maxLength: 9}}}}
                    update: {parameters: {$schema: "%2$s", type: object,
                      properties: {size: {type: integer, minimum: 1}}}}
                  service_binding:
                    create: {parameters: {$schema: "%2$s", type: object,
                      properties: {role: {enum: [reader, writer]}}}}
            """;

    private final TestHouse house;
    private final Platform platform;

    ParameterSchemasTest(@TempDir Path home) {
        String plans =
                List.of(
                                PLAN.formatted("4", "http://json-schema.org/draft-04/schema#"),
                                PLAN.formatted("6", "http://json-schema.org/draft-06/schema#"),
                                PLAN.formatted("7", "http://json-schema.org/draft-07/schema#"),
                                PLAN.formatted(
                                        "2019", "https://json-schema.org/draft/2019-09/schema"),
                                PLAN.formatted(
                                        "2020", "https://json-schema.org/draft/2020-12/schema"))
                        .stream()
                        .collect(Collectors.joining());
        house = TestHouse.start(TestCatalog.of(home).put("schemas.yaml", HEAD + plans));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "6", "7", "2019", "2020"})
    void everyDraftIsEnforced(String draft) {
        Resource instance = platform.instance(new Offer("schemas", "schemas-" + draft));
        for (String wrong :
                List.of(
                        "{}",
                        "{\"parameters\": {}}",
                        "{\"parameters\": {\"size\": 0}}",
                        "{\"parameters\": {\"size\": \"1\"}}",
                        "{\"parameters\": {\"size\": 1, \"mail\": \"far too long for that\"}}",
                        "{\"parameters\": {\"size\": 1, \"other\": 1}}")) {
            Answer answer = instance.put(wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.textAt("/description")).doesNotContain("dev.").doesNotContain("com.");
        }
        expect(instance.lastOperation(), 404, "NotFound");
        expect(instance.put("{\"parameters\": {\"size\": 1}}"), 201);
        expect(instance.patch("{\"parameters\": {\"size\": -1}}"), 400, "BadRequest");
        expect(instance.patch("{\"parameters\": {\"size\": 5}}"), 200);
        expect(
                instance.binding().put("{\"parameters\": {\"role\": \"owner\"}}"),
                400,
                "BadRequest");
        expect(instance.binding().put("{\"parameters\": {\"role\": \"reader\"}}"), 201);
        expect(instance.binding().put(), 201);
    }

    @Test
    void theAnswerNamesTheFieldAndTheRuleButNotTheValue() {
        Answer answer =
                platform.instance(new Offer("schemas", "schemas-7"))
                        .put("{\"parameters\": {\"size\": \"my-secret\"}}");
        expect(answer, 400, "BadRequest");
        assertThat(answer.textAt("/description")).contains("size").contains("integer");
        assertThat(answer.text()).doesNotContain("my-secret");
    }
}
