package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.checks.races.BindingRaces;
import dev.sutler.conformance.checks.races.InstanceRaces;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class RaceFaultsTest {

    /* Of the mixed mode, one of each pace. */
    private static final Set<String> PLANS = Set.of("model-database/small", "model-database/large");
    private static final Set<String> CHECKS =
            Stream.of(InstanceRaces.all(), BindingRaces.all())
                    .flatMap(List::stream)
                    .map(Check::name)
                    .collect(Collectors.toUnmodifiableSet());

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault, Mode mode) {
        Report report =
                new Examination(
                                mode,
                                check -> CHECKS.contains(check.name()),
                                plan -> PLANS.contains(plan.name()))
                        .run(Optional.of(fault));
        assertThat(report.broken())
                .as(Examination.words(report))
                .containsExactlyInAnyOrderElementsOf(fault.breaks());
    }

    static Stream<Arguments> exactlyWhatIsWrongIsFound() {
        return Stream.of(
                        cases(RaceFaults.all(), Mode.values()),
                        cases(RaceFaults.strict(), Mode.ASYNCHRONOUS),
                        cases(RaceFaults.synchronous(), Mode.SYNCHRONOUS, Mode.MIXED),
                        cases(RaceFaults.asynchronous(), Mode.ASYNCHRONOUS, Mode.MIXED))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> cases(List<Fault> faults, Mode... modes) {
        return faults.stream()
                .flatMap(fault -> Arrays.stream(modes).map(mode -> arguments(fault, mode)));
    }
}
