package dev.sutler.app;

import static dev.sutler.app.InstanceStatesTest.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// What bindings are made for, what they hand out, and how one succeeds another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BindingsTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\dZ";

    private final TestHouse house;
    private final Platform platform;

    BindingsTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home, "delivery", "scripted"));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private Resource made(String plan) {
        return platform.instance(new Offer("delivery", "delivery-" + plan)).made();
    }

    @Test
    void everythingThatABindingCanHandOut() {
        Resource instance = made("all");
        Resource binding = instance.binding("b 1");
        Answer bound = binding.put();

        expect(bound, 201);
        assertThat(bound.textAt("/syslog_drain_url")).isEqualTo("syslog://logs.example/b%201");
        assertThat(bound.textAt("/route_service_url"))
                .isEqualTo("https://proxy.example/" + instance.id());
        assertThat(bound.at("/volume_mounts").toString())
                .isEqualTo(
                        "[{\"driver\":\"nfs\",\"container_dir\":\"/data\",\"mode\":\"r\","
                                + "\"device_type\":\"shared\",\"device\":{\"volume_id\":\"v\","
                                + "\"mount_config\":{\"uid\":7}}}]");
        assertThat(bound.at("/endpoints").toString())
                .isEqualTo(
                        "[{\"host\":\"db.example\",\"ports\":[\"5432\",\"9000-9010\"],"
                                + "\"protocol\":\"tcp\"},{\"host\":\"10.0.0.1\","
                                + "\"ports\":[\"53\"],\"protocol\":\"udp\"}]");
        assertThat(bound.at("/credentials/nested/key").stringValue()).isEqualTo("b 1");
        assertThat(binding.put().body()).isEqualTo(bound.body());
        Answer fetched = binding.get();
        for (String field : new String[] {"credentials", "endpoints", "volume_mounts"}) {
            assertThat(fetched.at("/" + field)).isEqualTo(bound.at("/" + field));
        }
        assertThat(fetched.at("/parameters").isObject()).isTrue();
    }

    @Test
    void expiryIsToldAsTheSpecificationWritesTimes() {
        Answer bound = made("expiring").binding().put();

        expect(bound, 201);
        assertThat(bound.textAt("/metadata/expires_at")).matches(TIME);
        assertThat(bound.textAt("/metadata/renew_before")).matches(TIME);
        Duration left =
                Duration.between(
                        Instant.now(), Instant.parse(bound.textAt("/metadata/expires_at")));
        assertThat(left).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(60));
    }

    @Test
    void whatTheOfferingDoesNotRequireIsNotHandedOut() {
        Resource instance = platform.instance(new Offer("scripted", "scripted-sync")).made();
        Resource binding = instance.binding();
        Answer answer =
                binding.put("{\"parameters\": {\"syslog-drain-url\": \"syslog://l.example\"}}");
        expect(answer, 500, "OperationFailed");
        assertThat(answer.textAt("/description")).contains("syslog_drain");
        assertThat(house.catalog().effects(binding)).containsExactly("bind", "unbind");
    }

    @Test
    void aServiceWithoutCredentialsHandsOutNone() {
        Answer bound = made("bare").binding().put();
        expect(bound, 201);
        assertThat(bound.at("/credentials").isMissingNode()).isTrue();
    }

    @Test
    void aPlanForApplicationsWantsToKnowWhich() {
        Resource instance = made("app");
        expect(instance.binding().put(), 422, "RequiresApp");
        expect(instance.binding().put("{\"bind_resource\": {}}"), 422, "RequiresApp");
        expect(
                instance.binding().put("{\"bind_resource\": {\"route\": \"r.example\"}}"),
                422,
                "RequiresApp");
        expect(instance.binding().put("{\"bind_resource\": {\"app_guid\": \"a\"}}"), 201);
        expect(instance.binding().put("{\"app_guid\": \"a\"}"), 201);
    }

    @Test
    void aPlanThatCannotBeBoundSaysSo() {
        Resource instance = made("unbindable");
        Answer answer = instance.binding().put();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.textAt("/description")).contains("cannot be bound");
        expect(instance.get(), 200);
    }

    @Test
    void aBindingMustNameTheInstancesOwnPlan() {
        Resource instance = made("all");
        expect(
                instance.binding().as(new Offer("delivery", "delivery-bare")).put(),
                400,
                "BadRequest");
        expect(
                instance.binding().as(new Offer("scripted", "scripted-sync")).put(),
                400,
                "BadRequest");
        expect(instance.binding().put("{\"plan_id\": null}"), 400, "BadRequest");
    }

    @Test
    void aSuccessorInheritsWhatItDoesNotSay() {
        Resource instance = platform.instance(new Offer("scripted", "scripted-sync")).made();
        Resource first =
                instance.binding()
                        .made(
                                """
                                {"parameters": {"credentials": {"role": "reader"}},
                                 "bind_resource": {"app_guid": "a"}}
                                """);
        Resource second = instance.binding();
        String succeeds = "{\"predecessor_binding_id\": \"%s\"}".formatted(first.id());
        Answer rotated = second.put(succeeds);

        expect(rotated, 201);
        assertThat(rotated.textAt("/credentials/role")).isEqualTo("reader");
        expect(second.put(succeeds), 200);
        expect(second.put(), 409, "Conflict");
        assertThat(second.get().at("/parameters")).isEqualTo(first.get().at("/parameters"));
        expect(first.delete(), 200);
        expect(second.get(), 200);
        expect(second.put(succeeds), 200);
        expect(second.delete(), 200);
    }

    @Test
    void whatCannotBeSucceeded() {
        Resource instance = platform.instance(new Offer("scripted", "scripted-sync")).made();
        expect(
                instance.binding().put("{\"predecessor_binding_id\": \"nobody\"}"),
                400,
                "BadRequest");
        Resource fixed = made("all");
        String succeeds =
                "{\"predecessor_binding_id\": \"%s\"}".formatted(fixed.binding().made().id());
        assertThat(fixed.binding().put(succeeds).status()).isEqualTo(422);

        Resource expired =
                instance.binding().made("{\"parameters\": {\"expires-after\": \"1ms\"}}");
        Answer late =
                instance.binding()
                        .put("{\"predecessor_binding_id\": \"%s\"}".formatted(expired.id()));
        expect(late, 400, "BadRequest");
        assertThat(late.textAt("/description")).contains("expired");
    }

    @Test
    void labelsAndAttributesAndDashboardOfAnInstance() {
        Resource instance = platform.instance(new Offer("scripted", "scripted-labelled"));
        Answer accepted = instance.putAsync();
        expect(accepted, 202);
        assertThat(accepted.textAt("/dashboard_url"))
                .isEqualTo("https://dashboard.example/" + instance.id());
        instance.await(accepted);
        for (Answer answer : new Answer[] {instance.putAsync(), instance.get()}) {
            expect(answer, 200);
            assertThat(answer.textAt("/dashboard_url")).endsWith(instance.id());
            assertThat(answer.textAt("/metadata/labels/tier")).isEqualTo("gold");
            assertThat(answer.textAt("/metadata/labels/name")).isEqualTo(instance.id());
            assertThat(answer.at("/metadata/attributes/replicas").intValue()).isEqualTo(3);
        }
    }
}
