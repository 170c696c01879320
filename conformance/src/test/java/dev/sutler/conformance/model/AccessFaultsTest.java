package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.checks.access.AbsenceChecks;
import dev.sutler.conformance.checks.access.AddressChecks;
import dev.sutler.conformance.checks.access.AuthenticationChecks;
import dev.sutler.conformance.checks.access.ErrorChecks;
import dev.sutler.conformance.checks.access.HeaderChecks;
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

class AccessFaultsTest {

    @ParameterizedTest
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault, Mode mode) {
        Set<String> checks = checks();
        Report report =
                Examination.whole(mode)
                        .only(check -> checks.contains(check.name()))
                        .on("queue")
                        .run(Optional.of(fault));
        assertThat(report.broken())
                .as(Examination.words(report))
                .containsExactlyInAnyOrderElementsOf(fault.breaks());
    }

    static Stream<Arguments> exactlyWhatIsWrongIsFound() {
        return Stream.of(
                        cases(AccessFaults.all(), Mode.values()),
                        cases(ErrorFaults.all(), Mode.values()),
                        cases(ErrorFaults.synchronous(), Mode.SYNCHRONOUS, Mode.MIXED),
                        cases(ErrorFaults.asynchronous(), Mode.ASYNCHRONOUS, Mode.MIXED))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> cases(List<Fault> faults, Mode... modes) {
        return faults.stream()
                .flatMap(fault -> Arrays.stream(modes).map(mode -> arguments(fault, mode)));
    }

    private static Set<String> checks() {
        return Stream.of(
                        HeaderChecks.all(),
                        AuthenticationChecks.all(),
                        AddressChecks.all(),
                        ErrorChecks.all(),
                        AbsenceChecks.all())
                .flatMap(List::stream)
                .map(Check::name)
                .collect(Collectors.toSet());
    }
}
