package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Several platforms of one broker: each has its own instances, its own credentials and its own
/// view of the catalog.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlatformsTest {

    private static final Offer OPEN = new Offer("changeable", "changeable-b");
    private static final Offer HIDDEN = new Offer("fixed", "fixed-a");

    private final TestHouse house;
    private final Platform owner;
    private final Platform stranger;

    PlatformsTest(@TempDir Path home) throws IOException {
        TestCatalog catalog = TestCatalog.of(home, "fixed", "changeable");
        Files.writeString(
                home.resolve("sutler.yaml"),
                """
                platforms:
                  narrow: {offerings: [changeable], plans: {changeable: [a]}}
                  wide: {plans: {changeable: [changeable-a, no-such-plan]}}
                """);
        house = TestHouse.start(catalog);
        owner = house.platform();
        stranger = house.platform("stranger");
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void toAStrangerAnInstanceIsNotThereInAnyOperation() {
        Resource mine = owner.instance(OPEN).made();
        Resource binding = mine.binding().made();
        Resource theirs = stranger.instance(mine.id(), OPEN);
        Resource theirBinding = theirs.binding(binding.id());
        String operation = operationOn(mine);

        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("fetch", theirs.get());
        answers.put("update", theirs.patch("{\"parameters\":{\"a\":1}}"));
        answers.put("asynchronous update", theirs.patchAsync("{\"plan_id\":\"changeable-a\"}"));
        answers.put("deprovision", theirs.delete());
        answers.put("asynchronous deprovision", theirs.deleteAsync());
        answers.put("deprovision as something else", theirs.as(HIDDEN).delete());
        answers.put("last operation", theirs.lastOperation());
        answers.put("an operation", theirs.lastOperation(operation));
        answers.put("bind", theirs.binding().put());
        answers.put("the same binding", theirBinding.putAsync());
        answers.put(
                "rotate",
                theirs.binding()
                        .put(
                                "{\"predecessor_binding_id\":\""
                                        + binding.id()
                                        + "\",\"service_id\":null,\"plan_id\":null}"));
        answers.put("fetch binding", theirBinding.get());
        answers.put("unbind", theirBinding.delete());
        answers.put("binding's last operation", theirBinding.lastOperation());
        answers.forEach(
                (question, answer) ->
                        assertThat(answer.status()).as(question + answer.text()).isEqualTo(404));

        Answer taken = theirs.put();
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.textAt("/description")).doesNotContain("plan");
        assertThat(theirs.as(HIDDEN).put().status()).isEqualTo(409);
        assertThat(mine.get().status()).isEqualTo(200);
        assertThat(binding.get().status()).isEqualTo(200);
        assertThat(house.catalog().effects(mine)).containsExactly("provision", "bind");
    }

    @Test
    void whatIsGoneIsToldToItsPlatformOnly() {
        Resource mine = owner.instance(OPEN).made();
        mine.removed();
        Resource theirs = stranger.instance(mine.id(), OPEN);
        assertThat(mine.lastOperation().textAt("/state")).isEqualTo("succeeded");
        assertThat(theirs.lastOperation().status()).isEqualTo(404);
        assertThat(theirs.lastOperation(operationOn(mine)).status()).isEqualTo(404);
        assertThat(theirs.delete().status()).isEqualTo(410);
        assertThat(theirs.put().status()).isEqualTo(201);
        assertThat(mine.get().status()).isEqualTo(404);
        assertThat(mine.delete().status()).isEqualTo(404);
    }

    @Test
    void aPlatformSeesAndGetsWhatTheConfigurationSays() {
        Platform narrow = house.platform("narrow");
        assertThat(names(owner.catalog())).contains("fixed", "changeable");
        assertThat(names(narrow.catalog())).containsExactly("changeable");
        assertThat(narrow.catalog().at("/services/0/plans")).hasSize(1);
        assertThat(names(house.platform("wide").catalog())).contains("fixed");
        assertThat(tag(narrow)).isNotEqualTo(tag(owner));
        assertThat(
                        narrow.ask(
                                        Question.of("GET", "/v2/catalog")
                                                .with("If-None-Match", tag(narrow)))
                                .status())
                .isEqualTo(304);

        assertThat(narrow.instance(HIDDEN).put().status()).isEqualTo(400);
        assertThat(narrow.instance(OPEN).put().status()).isEqualTo(400);
        Resource instance = narrow.instance(new Offer("changeable", "changeable-a")).made();
        assertThat(instance.patch("{\"plan_id\":\"changeable-b\"}").status()).isEqualTo(400);
        instance.removed();
    }

    @Test
    void whatAPlatformHasGoesOnWhenItMaySeeItNoMore(@TempDir Path elsewhere) throws IOException {
        try (TestHouse other = TestHouse.start(TestCatalog.of(elsewhere, "fixed", "changeable"))) {
            Resource before = other.platform().instance(OPEN).made();
            Path narrow = elsewhere.resolve("narrow.yaml");
            Files.writeString(narrow, "platforms: {default: {offerings: [fixed]}}\n");
            other.restart(Optional.of(narrow));
            Platform platform = other.platform();
            Resource instance = platform.instance(before.id(), OPEN);
            assertThat(instance.put().status()).isEqualTo(200);
            assertThat(instance.patch("{\"parameters\":{\"a\":1}}").status()).isEqualTo(200);
            instance.binding().made().removed();
            assertThat(platform.instance(OPEN).put().status()).isEqualTo(400);
            assertThat(platform.instance(OPEN).binding().put().status()).isEqualTo(400);
            instance.removed();
        }
    }

    @Test
    void everythingIsThereBelowThePlatformsName() {
        Question catalog = Question.of("GET", "/platforms/stranger/v2/catalog");
        assertThat(stranger.ask(catalog).text()).isEqualTo(stranger.catalog().text());
        assertThat(owner.ask(catalog).status()).isEqualTo(403);
        assertThat(owner.ask(Question.of("GET", "/platforms/nobody/v2/catalog")).text())
                .isEqualTo(owner.ask(catalog).text());
        assertThat(stranger.ask(Question.of("GET", "/platforms/stranger")).status()).isEqualTo(404);
        assertThat(stranger.ask(Question.of("DELETE", "/platforms/stranger/v2/catalog")).status())
                .isEqualTo(405);
    }

    @Test
    void aCredentialIsRotatedWithoutAMomentWithout() {
        JsonNode first = json(house.command("platforms", "add", "rotating", "-o", "json"));
        Platform before = house.platform(first);
        assertThat(before.catalog().status()).isEqualTo(200);
        JsonNode second = json(house.command("platforms", "rotate", "rotating", "-o", "json"));
        Platform after = house.platform(second);
        assertThat(soon(after, 200)).isTrue();
        assertThat(before.catalog().status()).isEqualTo(200);
        house.command(
                "platforms",
                "remove",
                "rotating",
                "--credential",
                first.path("username").stringValue());
        assertThat(soon(before, 401)).isTrue();
        assertThat(after.catalog().status()).isEqualTo(200);
        house.command("platforms", "rotate", "rotating", "--expire-old", "0s");
        assertThat(soon(after, 401)).isTrue();
        assertThat(house.command("platforms", "list")).contains("expired");
    }

    @Test
    void anOperatorIsNoPlatform() {
        JsonNode operator =
                json(house.command("operators", "add", "ada", "--scope", "read,write", "-ojson"));
        assertThat(house.platform(operator).catalog().status()).isEqualTo(401);
        assertThat(house.command("operators", "list")).contains("ada", "read,write");
    }

    private String operationOn(Resource instance) {
        return Login.of(house.store())
                .ask(
                        "SELECT id FROM operation WHERE instance_id = '%s' ORDER BY sequence LIMIT 1"
                                .formatted(instance.id()));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static boolean soon(Platform platform, int status) {
        Function<Integer, Boolean> look =
                attempt -> {
                    if (attempt > 0) {
                        Pauses.during(Duration.ofMillis(100));
                    }
                    return platform.catalog().status() == status;
                };
        return IntStream.range(0, 100).mapToObj(look::apply).anyMatch(found -> found);
    }

    private static String tag(Platform platform) {
        return platform.catalog().headers().firstValue("ETag").orElse("");
    }

    private static List<String> names(Answer catalog) {
        return catalog.at("/services")
                .valueStream()
                .map(service -> service.path("name").stringValue())
                .toList();
    }
}
