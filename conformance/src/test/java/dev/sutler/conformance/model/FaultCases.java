package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.params.provider.Arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tests that a fault is found, and nothing else, by some checks on one plan of each pace.
///
/// @param checks the names of these checks
record FaultCases(Set<String> checks) {

    /* Of the mixed mode, one of each pace. */
    private static final Set<String> PLANS = Set.of("model-database/small", "model-database/large");

    static FaultCases of(List<Check> checks) {
        return new FaultCases(
                checks.stream().map(Check::name).collect(Collectors.toUnmodifiableSet()));
    }

    /// Each fault in each mode.
    static Stream<Arguments> each(List<Fault> faults, Mode... modes) {
        return faults.stream()
                .flatMap(fault -> Arrays.stream(modes).map(mode -> arguments(fault, mode)));
    }

    /// Holds that exactly what the fault breaks is found.
    void found(Fault fault, Mode mode) {
        Report report =
                new Examination(
                                mode,
                                check -> checks.contains(check.name()),
                                plan -> PLANS.contains(plan.name()))
                        .run(Optional.of(fault));
        assertThat(report.broken())
                .as(Examination.words(report))
                .containsExactlyInAnyOrderElementsOf(fault.breaks());
    }
}
