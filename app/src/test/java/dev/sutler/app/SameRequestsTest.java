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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What makes two requests the same, and that many at once make one thing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SameRequestsTest {

    private static final int MANY = 20;
    private static final Offer SYNC = new Offer("scripted", "scripted-sync");
    private static final Offer ASYNC = new Offer("scripted", "scripted-async");
    private static final String BASE =
            """
            {"parameters": {"steps": 1, "labels": {"a": 1, "b": [1, 2]}},
             "context": {"platform": "cloudfoundry", "space_name": "mine"}}
            """;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TestHouse house;
    private final Platform platform;

    SameRequestsTest(@TempDir Path home) {
        house = TestHouse.start(TestCatalog.of(home, "scripted"));
        platform = house.platform();
    }

    @AfterAll
    void close() {
        threads.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"parameters\": {\"labels\": {\"b\": [1, 2], \"a\": 1}, \"steps\": 1}}",
                "{\"parameters\": {\"labels\": {\"a\": 1.0, \"b\": [1e0, 2]}, \"steps\": 1.0}}",
                "{\"context\": {\"platform\": \"cloudfoundry\", \"space_name\": \"renamed\"}}",
                "{\"context\": null}",
                "{\"unknown\": {\"to\": \"everybody\"}}",
                "{\"maintenance_info\": {}}"
            })
    void asksForTheSame(String difference) {
        Resource instance = platform.instance(SYNC).made(BASE);

        expect(instance.put(laidOver(difference)), 200);
        assertThat(house.catalog().effects(instance)).containsExactly("provision");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"parameters\": null}",
                "{\"parameters\": {\"labels\": {\"a\": 1, \"b\": [2, 1]}, \"steps\": 1}}",
                "{\"parameters\": {\"labels\": {\"a\": \"1\", \"b\": [1, 2]}, \"steps\": 1}}",
                "{\"space_guid\": \"elsewhere\"}",
                "{\"organization_guid\": \"elsewhere\"}",
                "{\"plan_id\": \"scripted-async\"}"
            })
    void asksForSomethingElse(String difference) {
        Resource instance = platform.instance(SYNC).made(BASE);

        expect(instance.putAsync(laidOver(difference)), 409, "Conflict");
        expect(instance.put(BASE), 200);
    }

    @Test
    void noParametersAndEmptyOnesAreTheSame() {
        Resource instance = platform.instance(SYNC).made();
        expect(instance.put("{\"parameters\": {}}"), 200);
        Resource binding = instance.binding().made("{\"bind_resource\": {}}");
        expect(binding.put(), 200);
        expect(binding.put("{\"parameters\": {}}"), 200);
        expect(binding.put("{\"bind_resource\": {\"app_guid\": \"a\"}}"), 409, "Conflict");
    }

    @Test
    void manyIdenticalProvisionsMakeOneInstance() {
        Resource instance = platform.instance(ASYNC);
        List<Answer> answers = together(number -> instance.putAsync());

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 202);
        assertThat(
                        answers.stream()
                                .filter(answer -> answer.status() == 202)
                                .map(answer -> answer.textAt("/operation"))
                                .distinct())
                .hasSize(1);
        instance.await(instance.operationOf(answers));
        assertThat(house.catalog().effects(instance)).containsExactly("provision");
    }

    @Test
    void manyIdenticalSynchronousProvisionsMakeOneInstance() {
        Resource instance = platform.instance(SYNC);
        List<Answer> answers =
                together(number -> instance.put("{\"parameters\": {\"delay\": \"200ms\"}}"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).isSubsetOf(200, 201);
        assertThat(house.catalog().effects(instance)).containsExactly("provision");
    }

    @Test
    void ofManyDifferentProvisionsOneWins() {
        Resource instance = platform.instance(SYNC);
        List<Answer> answers =
                together(
                        number ->
                                instance.put(
                                        "{\"parameters\": {\"labels\": {\"n\": " + number + "}}}"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(house.catalog().effects(instance)).containsExactly("provision");
    }

    @Test
    void manyIdenticalBindsMakeOneBindingAndManyUnbindsRemoveItOnce() {
        Resource binding = platform.instance(SYNC).made().binding();
        List<Answer> bound = together(number -> binding.put());

        assertThat(bound).extracting(Answer::status).containsOnlyOnce(201).isSubsetOf(200, 201);
        assertThat(bound.stream().map(answer -> answer.at("/credentials")).distinct()).hasSize(1);
        assertThat(together(number -> binding.delete()))
                .extracting(Answer::status)
                .containsOnlyOnce(200)
                .isSubsetOf(200, 410);
        assertThat(house.catalog().effects(binding)).containsExactly("bind", "unbind");
    }

    @Test
    void bindsThatRaceWithADeprovisionLeaveNothing() {
        Resource instance = platform.instance(SYNC).made();
        List<Resource> bindings =
                IntStream.range(0, MANY).mapToObj(number -> instance.binding()).toList();
        List<Answer> answers =
                together(
                        number ->
                                number == MANY / 2
                                        ? instance.delete()
                                        : bindings.get(number).put());

        assertThat(answers).extracting(Answer::status).doesNotContain(500);
        if (instance.get().status() == 200) {
            instance.removed();
        }
        for (Resource binding : bindings) {
            assertThat(house.catalog().effects(binding)).isIn(List.of(), List.of("bind", "unbind"));
        }
        assertThat(house.catalog().effects(instance)).last().isEqualTo("deprovision");
    }

    private List<Answer> together(IntFunction<Answer> question) {
        CyclicBarrier start = new CyclicBarrier(MANY);
        return IntStream.range(0, MANY)
                .mapToObj(
                        number ->
                                CompletableFuture.supplyAsync(
                                                () -> {
                                                    await(start);
                                                    return question.apply(number);
                                                },
                                                threads)
                                        .orTimeout(60, TimeUnit.SECONDS))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String laidOver(String difference) {
        return difference.equals("{}")
                ? BASE
                : BASE.strip().replaceFirst("}$", "") + "," + difference.strip().substring(1);
    }
}
