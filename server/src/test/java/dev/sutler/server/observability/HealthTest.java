package dev.sutler.server.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

class HealthTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Optional<String>> problem =
            new AtomicReference<>(Optional.empty());
    private final Readiness readiness =
            new Readiness(
                    List.of(
                            new HealthCheck("catalog", Optional::empty),
                            new HealthCheck(
                                    "store",
                                    () -> {
                                        asked.incrementAndGet();
                                        return problem.get();
                                    })),
                    clock::get);

    @Test
    void eachCheckIsToldByItsName() {
        assertThat(readiness.results())
                .containsExactly(entry("catalog", true), entry("store", true));
        problem.set(Optional.of("cannot connect"));
        later();
        assertThat(readiness.results())
                .containsExactly(entry("catalog", true), entry("store", false));
        problem.set(Optional.empty());
        later();
        assertThat(readiness.results()).containsEntry("store", true);
    }

    @Test
    void askingOftenCostsNothing() {
        for (int i = 0; i < 100; i++) {
            readiness.results();
        }
        assertThat(asked).hasValue(1);
        later();
        readiness.results();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aCheckThatThrowsIsAProblem() {
        Readiness broken =
                new Readiness(
                        List.of(
                                new HealthCheck(
                                        "store",
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        })),
                        clock::get);
        assertThat(broken.results()).containsEntry("store", false);
    }

    private void later() {
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
    }

    private static java.util.Map.Entry<String, Boolean> entry(String name, boolean well) {
        return java.util.Map.entry(name, well);
    }
}
