package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.checks.bindings.BindingChecks;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/* Most of the time is spent with waiting for operations to end. */
@Execution(ExecutionMode.CONCURRENT)
class BindingFaultsTest {

    private static final Set<String> CHECKS =
            BindingChecks.all().stream().map(Check::name).collect(Collectors.toSet());

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault, Mode mode, List<String> offerings) {
        Report report =
                Examination.whole(mode)
                        .only(check -> CHECKS.contains(check.name()))
                        .on(offerings.toArray(String[]::new))
                        .run(Optional.of(fault));
        assertThat(report.broken())
                .as(Examination.words(report))
                .containsExactlyInAnyOrderElementsOf(fault.breaks());
    }

    static Stream<Arguments> exactlyWhatIsWrongIsFound() {
        return Stream.of(
                        in(Mode.MIXED, BindingShapeFaults.all()),
                        in(Mode.MIXED, BindingShapeFaults.ofLogDrains(), "log"),
                        in(Mode.MIXED, BindingShapeFaults.ofRouteServices(), "route"),
                        in(Mode.MIXED, BindingShapeFaults.ofVolumes(), "volume"),
                        everywhere(BindingFaults.all()),
                        everywhere(BindingFaults.ofApplications(), "application"),
                        everywhere(BindingFaults.ofNotBindable(), "queue"),
                        in(Mode.SYNCHRONOUS, BindingFaults.synchronous()),
                        in(Mode.ASYNCHRONOUS, BindingFaults.asynchronous()),
                        everywhere(UnbindingFaults.all()),
                        in(Mode.SYNCHRONOUS, UnbindingFaults.synchronous()),
                        in(Mode.ASYNCHRONOUS, UnbindingFaults.asynchronous()))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> everywhere(List<Fault> faults, String... offerings) {
        return Arrays.stream(Mode.values()).flatMap(mode -> in(mode, faults, offerings));
    }

    private static Stream<Arguments> in(Mode mode, List<Fault> faults, String... offerings) {
        List<String> all = Stream.concat(Stream.of("database"), Arrays.stream(offerings)).toList();
        return faults.stream().map(fault -> Arguments.of(fault, mode, all));
    }
}
