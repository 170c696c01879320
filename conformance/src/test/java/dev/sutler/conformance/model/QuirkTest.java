package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/* Quirks that one line of code cannot show to work: each is seen in what a platform hears. */
class QuirkTest {

    private static final String SMALL = "database-small";
    private static final String SLOW = ",'parameters':{'slow':true}";
    private static final String FAIL = ",'parameters':{'name':'x','fail':true}";

    @Test
    void inARaceTwoAreMade() {
        with(
                Mode.SYNCHRONOUS,
                Quirk.CREATES_TWICE_IN_A_RACE,
                platform ->
                        assertThat(race(() -> platform.provision("i", SMALL, "").status()))
                                .containsExactly(201, 201, 201, 201));
    }

    @Test
    void inARaceTwoAreDeleted() {
        with(
                Mode.SYNCHRONOUS,
                Quirk.DELETES_TWICE_IN_A_RACE,
                platform -> {
                    platform.provision("i", SMALL, "");
                    assertThat(race(() -> platform.deprovision("i", SMALL).status()))
                            .containsExactly(200, 200, 200, 200);
                });
    }

    @Test
    void inARaceSomeFail() {
        with(
                Mode.SYNCHRONOUS,
                Quirk.FAILS_IN_A_RACE,
                platform -> {
                    assertThat(platform.provision("i", SMALL, "").status()).isEqualTo(201);
                    assertThat(race(() -> platform.provision("i", SMALL, "").status()))
                            .contains(500);
                });
    }

    @Test
    void aBindingOutlivesItsInstance() {
        with(
                Mode.SYNCHRONOUS,
                Quirk.BINDINGS_SURVIVE,
                platform -> {
                    platform.provision("i", SMALL, "");
                    platform.bind("i", "b", SMALL, "");
                    platform.deprovision("i", SMALL);
                    assertThat(platform.fetch("i").status()).isEqualTo(404);
                    assertThat(platform.fetch("i", "b").status()).isEqualTo(200);
                    assertThat(platform.unbind("i", "b", SMALL).status()).isEqualTo(200);
                });
    }

    @Test
    void theMakingGoesOnAfterADeletion() {
        with(
                Mode.ASYNCHRONOUS,
                Quirk.DELETE_DOES_NOT_HALT,
                platform -> {
                    Answer made = platform.provision("i", SMALL, SLOW);
                    assertThat(platform.deprovision("i", SMALL).status()).isEqualTo(200);
                    assertThat(platform.end(made)).isEqualTo("succeeded");
                    assertThat(platform.fetch("i").status()).isEqualTo(200);
                });
    }

    @Test
    void theEndIsTakenBackOrForgotten() {
        String poll = "service_instances/i/last_operation";
        with(
                Mode.ASYNCHRONOUS,
                Quirk.REVERTS_TO_IN_PROGRESS,
                platform -> {
                    platform.end(platform.provision("i", SMALL, ""));
                    assertThat(platform.get(poll).textAt("/state")).isEqualTo("in progress");
                });
        with(
                Mode.ASYNCHRONOUS,
                Quirk.FORGETS_OPERATION,
                platform -> {
                    platform.end(platform.provision("i", SMALL, ""));
                    assertThat(platform.get(poll).status()).isEqualTo(404);
                });
    }

    @Test
    void whatIsNotDoneSeemsDone() {
        with(
                Mode.ASYNCHRONOUS,
                Quirk.SEEMS_DONE,
                platform -> {
                    assertThat(platform.provision("i", SMALL, SLOW).status()).isEqualTo(201);
                    assertThat(platform.fetch("i").status()).isEqualTo(404);
                });
    }

    @Test
    void aFetchIsLate() {
        with(
                Mode.ASYNCHRONOUS,
                Quirk.FETCHES_LATE,
                platform -> {
                    platform.end(platform.provision("i", SMALL, ""));
                    assertThat(platform.fetch("i").status()).isEqualTo(404);
                });
    }

    @Test
    void nothingKeepsOthersAway() {
        with(
                Mode.ASYNCHRONOUS,
                Quirk.NO_CONCURRENCY_ERROR,
                platform -> {
                    platform.provision("i", SMALL, SLOW);
                    assertThat(platform.update("i", SMALL, "").status()).isEqualTo(202);
                    assertThat(platform.bind("i", "b", SMALL, "").status()).isEqualTo(202);
                });
    }

    @Test
    void whatIsRefusedIsDone() {
        with(
                Mode.SYNCHRONOUS,
                Quirk.CREATES_ON_REJECT,
                platform -> {
                    assertThat(platform.provision("i", "database-medium", "").status())
                            .isEqualTo(400);
                    assertThat(platform.fetch("i").status()).isEqualTo(200);
                });
        with(
                Mode.SYNCHRONOUS,
                Quirk.DELETES_ON_REJECT,
                platform -> {
                    platform.provision("i", SMALL, "");
                    assertThat(platform.deprovision("i", "database-large").status()).isEqualTo(400);
                    assertThat(platform.fetch("i").status()).isEqualTo(404);
                });
        with(
                Mode.SYNCHRONOUS,
                Quirk.CHANGES_ON_REJECT,
                platform -> {
                    platform.provision("i", SMALL, "");
                    assertThat(platform.provision("i", "database-large", "").status())
                            .isEqualTo(409);
                    assertThat(platform.fetch("i").at("/parameters/refused").asBoolean()).isTrue();
                });
    }

    @Test
    void whatFailedIsThere() {
        with(
                Mode.SYNCHRONOUS,
                Quirk.KEEPS_FAILED,
                platform -> {
                    assertThat(platform.provision("i", SMALL, FAIL).status()).isEqualTo(500);
                    assertThat(platform.fetch("i").status()).isEqualTo(200);
                });
        with(
                Mode.SYNCHRONOUS,
                Quirk.FAILED_UPDATE_IS_APPLIED,
                platform -> {
                    platform.provision("i", SMALL, "");
                    assertThat(platform.update("i", SMALL, FAIL).status()).isEqualTo(500);
                    assertThat(platform.fetch("i").textAt("/parameters/name")).isEqualTo("x");
                });
    }

    @Test
    void updatesChangeTooMuchOrNothing() {
        String name = ",'parameters':{'name':'x'}";
        with(
                Mode.SYNCHRONOUS,
                Quirk.UPDATE_DROPS_PARAMETERS,
                platform -> {
                    platform.provision("i", SMALL, name);
                    platform.update("i", SMALL, "");
                    assertThat(platform.fetch("i").at("/parameters").isEmpty()).isTrue();
                });
        with(
                Mode.SYNCHRONOUS,
                Quirk.UPDATE_DOES_NOTHING,
                platform -> {
                    platform.provision("i", SMALL, "");
                    platform.update("i", SMALL, name);
                    assertThat(platform.fetch("i").at("/parameters").isEmpty()).isTrue();
                });
        with(
                Mode.SYNCHRONOUS,
                Quirk.UPDATE_CHANGES_PLAN,
                platform -> {
                    platform.provision("i", SMALL, "");
                    String before = platform.fetch("i").textAt("/plan_id");
                    platform.update("i", SMALL, name);
                    assertThat(platform.fetch("i").textAt("/plan_id")).isNotEqualTo(before);
                });
    }

    @Test
    void whatMeansTheSameIsAConflict() {
        String one = ",'parameters':{'a':1,'b':2}";
        List.of(Quirk.KEY_ORDER_MATTERS, Quirk.NUMBER_FORMAT_MATTERS, Quirk.CONFLICTS_WITH_ITSELF)
                .forEach(
                        quirk ->
                                with(
                                        Mode.SYNCHRONOUS,
                                        quirk,
                                        platform -> {
                                            platform.provision("i", "database-large", one);
                                            assertThat(again(platform)).isEqualTo(409);
                                        }));
        with(
                Mode.SYNCHRONOUS,
                Quirk.ABSENT_IS_NOT_EMPTY,
                platform -> {
                    platform.provision("i", SMALL, "");
                    assertThat(platform.provision("i", SMALL, ",'parameters':{}").status())
                            .isEqualTo(409);
                });
    }

    private static int again(Platform platform) {
        return platform.provision("i", "database-large", ",'parameters':{'b':2.0,'a':1}").status();
    }

    private static void with(Mode mode, Quirk quirk, Consumer<Platform> steps) {
        Fault fault = new Fault(quirk.name(), Set.of(), Tampers.quirk(quirk));
        try (ModelBroker broker = ModelBroker.start(mode, Optional.of(fault));
                Platform platform = new Platform(broker, true)) {
            steps.accept(platform);
        }
    }

    private static List<Integer> race(Supplier<Integer> step) {
        CyclicBarrier barrier = new CyclicBarrier(4);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running =
                    IntStream.range(0, 4)
                            .mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        barrier.await();
                                                        return step.get();
                                                    }))
                            .toList();
            return running.stream().map(QuirkTest::get).toList();
        }
    }

    private static int get(Future<Integer> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
