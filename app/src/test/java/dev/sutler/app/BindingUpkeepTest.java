package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;

/// Bindings that expire, and bindings that get new credentials since an operator wants it, on a
/// real server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BindingUpkeepTest {

    private static final Offer SHORT =
            new Offer(PostgresqlJourneyTest.SMALL.service(), "short-lived");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestHouse house;
    private final Platform platform;
    private final Platform ada;

    BindingUpkeepTest(@TempDir Path home) {
        house = TestHouse.start(catalog(home));
        platform = house.platform();
        ada = operator(house);
    }

    static TestCatalog catalog(Path home) {
        TestCatalog catalog = TestCatalog.of(home, "scripted").withPostgresql();
        String plan =
                """
                plans:
                  - name: short-lived
                    id: short-lived
                    description: Credentials that expire.
                    binding_rotatable: true
                    provider:
                      expires-after: 4s
                      renew-before: 2s
                """;
        return catalog.put(
                "postgresql.yaml",
                catalog.content("postgresql.yaml").replaceFirst("(?m)^plans:\n", plan));
    }

    static Platform operator(TestHouse house) {
        return house.platform(
                JsonMapper.shared()
                        .readTree(
                                house.command(
                                        "operators",
                                        "add",
                                        "ada",
                                        "--scope",
                                        "read,write",
                                        "-ojson")));
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void credentialsStopWorkingWhenTheyExpireAndTheBindingIsGone() {
        Resource instance = platform.instance(SHORT).made();
        Resource binding = instance.binding().made();
        Answer bound = binding.get();
        assertThat(bound.textAt("/metadata/expires_at")).isNotEmpty();
        Login login = Login.of(bound);
        assertThat(login.ask("SELECT 1")).isEqualTo("1");

        Pauses.until("it is removed", PATIENCE, () -> binding.get().status() == 404);

        assertThatThrownBy(() -> login.ask("SELECT 1")).isInstanceOf(AssertionError.class);
        expect(binding.deleteAsync(), 410, "Gone");
        expect(
                instance.binding()
                        .putAsync("{\"predecessor_binding_id\": \"%s\"}".formatted(binding.id())),
                400);
        assertThat(look("/instances/" + instance.id()).text())
                .contains("\"expiry\"", "The binding has expired.");
        expect(instance.delete(), 200);
    }

    @Test
    void whatHasToBeRenewedIsListed() {
        Resource instance = platform.instance(SHORT).made();
        Resource binding = instance.binding().made();

        assertThat(look("/bindings?renewal_due_before=2100-01-01T00:00:00Z").text())
                .contains(binding.id());
        assertThat(look("/bindings?renewal_due_before=2001-01-01T00:00:00Z").text())
                .doesNotContain(binding.id());
    }

    @Test
    void allBindingsOfAnInstanceGetNewCredentials() {
        Resource instance = platform.instance(PostgresqlJourneyTest.SMALL).made();
        Resource one = instance.binding().made();
        Resource two = instance.binding().made();
        Login oldOne = Login.of(one.get());
        Login oldTwo = Login.of(two.get());
        oldOne.run("CREATE TABLE kept (yes boolean)");

        Answer started = rotate("/instances/" + instance.id(), "once");
        Answer again = rotate("/instances/" + instance.id(), "once");

        assertThat(again.textAt("/id")).isEqualTo(started.textAt("/id"));
        JsonNode finished = finished(ada, started.textAt("/id"));
        assertThat(finished.path("bindings").path("succeeded").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> oldOne.ask("SELECT 1")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> oldTwo.ask("SELECT 1")).isInstanceOf(AssertionError.class);
        assertThat(Login.of(one.get()).ask("SELECT count(*) FROM kept")).isEqualTo("0");
        assertThat(Login.of(two.get()).ask("SELECT count(*) FROM kept")).isEqualTo("0");
        assertThat(look("/rotations/" + started.textAt("/id") + "/bindings?limit=1").text())
                .contains("succeeded", "\"next\"");
        assertThat(look("/instances/" + instance.id()).text())
                .contains("rotate-bindings", "\"ada\"", "a leak");
        expect(instance.delete(), 200);
    }

    @Test
    void whatCannotBeRotatedInPlaceIsUnboundAndBoundAgain() {
        Offer offer = new Offer("scripted", "scripted-sync");
        Resource instance = platform.instance(offer).made();
        Resource binding = instance.binding().made();

        Answer started = rotate("/plans/scripted/scripted-sync", "plan");

        JsonNode finished = finished(ada, started.textAt("/id"));
        assertThat(finished.path("bindings").path("succeeded").asInt()).isEqualTo(1);
        expect(binding.get(), 200);
        assertThat(look("/instances/" + instance.id()).text()).contains("credentials_revoked");
        expect(binding.deleteAsync(), 200);
    }

    @Test
    void whatIsNotThereCannotBeRotated() {
        expect(rotate("/instances/unknown", "a"), 404);
        expect(rotate("/plans/scripted/unknown", "b"), 404);
        expect(look("/rotations/8c4b2bd4-0000-4000-8000-000000000000"), 404);
        assertThat(look("/schedules").text())
                .contains("expire-bindings", "forget-operations", "rotate-bindings");
    }

    private Answer rotate(String what, String requestId) {
        return AdminDocument.of(ada).checked(rotate(ada, what, requestId));
    }

    static Answer rotate(Platform operator, String what, String requestId) {
        return operator.ask(
                Question.of(
                                "POST",
                                "/admin/v1" + what + "/rotate-bindings",
                                "{\"reason\": \"a leak\"}")
                        .with("Content-Type", "application/json")
                        .with("X-Broker-API-Request-Identity", requestId));
    }

    private Answer look(String path) {
        return AdminDocument.of(ada).checked(ada.ask(Question.of("GET", "/admin/v1" + path)));
    }

    static JsonNode finished(Platform operator, String rotation) {
        Pauses.until(
                "the rotation is over",
                Duration.ofMinutes(2),
                () -> rotation(operator, rotation).has("finished_at"));
        return rotation(operator, rotation);
    }

    static JsonNode rotation(Platform operator, String id) {
        Answer answer = operator.ask(Question.of("GET", "/admin/v1/rotations/" + id));
        expect(answer, 200);
        return JsonMapper.shared().readTree(answer.text());
    }
}
