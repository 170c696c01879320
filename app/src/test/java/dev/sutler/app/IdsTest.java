package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Question;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Ids are the platform's: any characters, up to 1,024 bytes, all the way to a real database and
/// back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdsTest {

    private static final Offer SCRIPTED = new Offer("scripted", "scripted-sync");

    private final TestHouse house;
    private final Platform platform;

    IdsTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home, "scripted").withPostgresql());
        platform = house.platform();
    }

    @AfterAll
    void close() {
        house.close();
    }

    static Stream<String> ids() {
        return Stream.of(
                "a/b/c",
                "crn:v1:cloud:public:db:eu-de:a/0123:8d5f::",
                "100%",
                "%2F",
                "it's \"quoted\"",
                "'; DROP TABLE service_instance; --",
                "$(reboot) `reboot` \\",
                "..",
                "../../etc/passwd",
                "last_operation",
                "😀 übergrößenträger",
                " ",
                "+",
                "a?b#c&d=e;f",
                "x".repeat(1024),
                "ü".repeat(512));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anyIdLivesAWholeLife(String id) {
        Resource instance = platform.instance(id, SCRIPTED);
        Resource binding = instance.binding(id);
        expect(instance.put(), 201);
        expect(instance.get(), 200);
        expect(binding.put(), 201);
        assertThat(binding.get().textAt("/credentials/username")).isEqualTo(id);
        expect(binding.lastOperation(), 200);
        expect(instance.patch("{\"parameters\": {\"labels\": {\"a\": 1}}}"), 200);
        expect(binding.delete(), 200);
        expect(instance.delete(), 200);
        expect(instance.delete(), 410, "Gone");
        expect(instance.put(), 201);
        expect(binding.get(), 404, "NotFound");
        expect(instance.delete(), 200);
    }

    @Test
    void hostileIdsLeadToARealDatabase() {
        String id = "'; DROP DATABASE \"postgres\"; -- 😀/%00\\";
        Resource instance = platform.instance(id, PostgresqlJourneyTest.SMALL);
        Resource binding = instance.made().binding(id).made();
        Login login = Login.of(binding.get());
        login.run("CREATE TABLE t (x integer)");
        expect(binding.delete(), 200);
        instance.removed();
    }

    @Test
    void idsThatAreTooLongOrEmptyAreTurnedDown() {
        expect(platform.instance("x".repeat(1025), SCRIPTED).put(), 400, "BadRequest");
        expect(platform.instance("ü".repeat(513), SCRIPTED).put(), 400, "BadRequest");
        expect(
                platform.ask(
                        Question.of("PUT", "/v2/service_instances/?accepts_incomplete=true", "{}")),
                400,
                "BadRequest");
        assertThat(platform.ask(Question.of("PUT", "/v2/service_instances/a%00b", "{}")).status())
                .isEqualTo(400);
    }
}
