package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Requests that make no sense change nothing in the store, whatever there is already.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {

    private static final Offer SYNC = new Offer("scripted", "scripted-sync");
    private static final String THERE = "/v2/service_instances/there";
    private static final String NEW = "/v2/service_instances/new";
    private static final String BINDING = THERE + "/service_bindings/new";
    private static final String BODY =
            "{\"service_id\": \"scripted\", \"plan_id\": \"scripted-sync\","
                    + " \"organization_guid\": \"o\", \"space_guid\": \"s\"";

    private final TestHouse house;
    private final Platform platform;

    BadInputTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home, "scripted"));
        platform = house.platform();
        platform.instance("there", SYNC).made().binding("bound").made();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private static String with(String more) {
        return BODY + more + "}";
    }

    static Stream<Question> nonsense() {
        return Stream.of(
                        bodies().flatMap(
                                        body ->
                                                Stream.of(
                                                        Question.of("PUT", NEW, body),
                                                        Question.of("PATCH", THERE, body),
                                                        Question.of("PUT", BINDING, body))),
                        Stream.of(
                                Question.of("PUT", NEW, with("").replace("\"o\"", "7")),
                                Question.of("PUT", NEW, with("").replace("\"o\"", "\"\"")),
                                Question.of("PUT", NEW, with(maintenance("1"))),
                                Question.of("PUT", NEW, with(maintenance("\"9.9.9\""))),
                                Question.of("PATCH", THERE, with(maintenance("1"))),
                                Question.of("PATCH", THERE, with(maintenance("\"9.9.9\""))),
                                Question.of("PUT", BINDING, with(", \"bind_resource\": \"a\"")),
                                Question.of(
                                        "PUT",
                                        BINDING,
                                        with(", \"predecessor_binding_id\": \"nobody\""))),
                        paths(),
                        headers())
                .flatMap(questions -> questions);
    }

    /* Wrong for a provision, an update and a bind alike. */
    private static Stream<String> bodies() {
        String nested = "[".repeat(200) + "]".repeat(200);
        return Stream.of(
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                with("").substring(0, 40),
                "{}",
                with("").replace("scripted-sync", "nowhere"),
                with("").replaceFirst("scripted", "nowhere"),
                with("").replace("\"scripted\"", "null"),
                with("").replace("\"scripted-sync\"", "[]"),
                with(", \"parameters\": []"),
                with(", \"parameters\": {\"a\": 1, \"a\": 2}"),
                with(", \"plan_id\": \"scripted-async\""),
                with(", \"parameters\": {\"deep\": " + nested + "}"),
                with(", \"parameters\": {\"big\": \"" + "x".repeat(1 << 20) + "\"}"),
                with(", \"parameters\": {\"nul\": \"\\u0000\"}"),
                with(", \"parameters\": {\"half\": \"\\ud800\"}"),
                with(", \"parameters\": {\"delay\": \"soon\"}"),
                with(", \"context\": 1"));
    }

    private static String maintenance(String version) {
        return ", \"maintenance_info\": {\"version\": " + version + "}";
    }

    private static Stream<Question> paths() {
        return Stream.of(
                        "?",
                        "?service_id=scripted",
                        "?plan_id=scripted-sync",
                        "?service_id=scripted&plan_id=nowhere",
                        "?service_id=%00&plan_id=scripted-sync",
                        "?service_id=%ff&plan_id=scripted-sync",
                        "?service_id=scripted&plan_id=scripted-sync&accepts_incomplete=perhaps")
                .flatMap(
                        query ->
                                Stream.of(
                                        Question.of("DELETE", THERE + query),
                                        Question.of(
                                                "DELETE",
                                                THERE + "/service_bindings/bound" + query)));
    }

    private static Stream<Question> headers() {
        Question fine = Question.of("PUT", NEW, with(""));
        String identity = "X-Broker-API-Originating-Identity";
        return Stream.of(
                Question.of("POST", THERE, with("")),
                Question.of("DELETE", "/v2/service_instances/"),
                Question.of("PUT", NEW + "?accepts_incomplete=yes", with("")),
                fine.with("Content-Type", "text/plain"),
                fine.with("X-Broker-API-Version", "2.12"),
                fine.with("X-Broker-API-Version", "3.0"),
                fine.with("X-Broker-API-Version", ""),
                fine.with("Authorization", "Basic eDp5"),
                fine.with("Authorization", ""),
                fine.with(identity, "cloudfoundry %%%"),
                fine.with(identity, "cloudfoundry e30x"),
                fine.with(identity, "cloudfoundry"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("nonsense")
    void leavesTheStoreAsItWas(Question question) {
        String before = store();
        Answer answer = platform.ask(question);

        assertThat(answer.status())
                .as("%s %s %s: %s", question.method(), question.target(), question, answer.text())
                .isBetween(400, 499);
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("dev.sutler");
        assertThat(store()).isEqualTo(before);
    }

    @Test
    void whatWasThereStillWorks() {
        assertThat(platform.instance("there", SYNC).get().status()).isEqualTo(200);
        assertThat(platform.instance("there", SYNC).binding("bound").get().status()).isEqualTo(200);
    }

    /* All that the store holds. */
    private String store() {
        StringBuilder dump = new StringBuilder();
        for (String table : List.of("service_instance", "service_binding", "operation")) {
            dump.append(
                    Login.of(house.store())
                            .ask(
                                    "SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM "
                                            + table
                                            + " AS t"));
        }
        return dump.toString();
    }
}
