package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.checks.instances.InstanceChecks;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstanceFaultsTest {

    private static final int AT_ONCE = 6;

    private static final Set<String> CHECKS =
            InstanceChecks.all().stream().map(Check::name).collect(Collectors.toSet());

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, CompletableFuture<Report>> ofMixed = new ConcurrentHashMap<>();

    /* An examination mostly waits, so that several at once take little longer than one. */
    @BeforeAll
    void examineAll() {
        for (Fault fault : InstanceFaults.all()) {
            ofMixed.put(
                    fault.name(),
                    CompletableFuture.supplyAsync(
                            () -> examine(Mode.MIXED, Optional.of(fault)), workers));
        }
    }

    @AfterAll
    void stop() {
        workers.shutdownNow();
        workers.close();
    }

    @ParameterizedTest
    @EnumSource
    void withoutAFaultNothingIsFound(Mode mode) {
        Report report = examine(mode, Optional.empty());
        assertThat(report.broken()).as(words(report)).isEmpty();
        assertThat(report.leftovers()).isEmpty();
    }

    /* In the mixed mode there are plans of both paces; only that a plan must be asynchronous is seen
    nowhere but in the asynchronous mode. */
    @ParameterizedTest
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault) {
        Report mixed = Objects.requireNonNull(ofMixed.get(fault.name())).join();
        assertThat(fault.breaks()).as(words(mixed)).containsAll(mixed.broken());
        if (!mixed.broken().containsAll(fault.breaks())) {
            Report asynchronous = examine(Mode.ASYNCHRONOUS, Optional.of(fault));
            Set<Requirement> found = new HashSet<>(mixed.broken());
            found.addAll(asynchronous.broken());
            assertThat(found)
                    .as(words(asynchronous))
                    .containsExactlyInAnyOrderElementsOf(fault.breaks());
        }
    }

    /* Where each rule was broken; the whole answers would be too long. */
    private static String words(Report report) {
        return report.outcomes().stream()
                .flatMap(outcome -> outcome.findings().stream())
                .map(
                        finding ->
                                finding.judgement().requirement()
                                        + " "
                                        + finding.check()
                                        + ": expected "
                                        + finding.judgement().right())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    static List<Fault> exactlyWhatIsWrongIsFound() {
        return InstanceFaults.all();
    }

    private static Report examine(Mode mode, Optional<Fault> fault) {
        return Examination.whole(mode)
                .on("database", "queue")
                .only(check -> CHECKS.contains(check.name()))
                .run(fault);
    }
}
