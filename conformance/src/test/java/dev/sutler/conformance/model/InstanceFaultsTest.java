package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.checks.instances.InstanceChecks;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class InstanceFaultsTest {

    private static final Set<String> CHECKS =
            InstanceChecks.all().stream().map(Check::name).collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void withoutAFaultNothingIsFound(Mode mode) {
        Report report = examine(mode, Optional.empty());
        assertThat(report.broken()).as(Examination.words(report)).isEmpty();
        assertThat(report.leftovers()).isEmpty();
    }

    /* Not each fault shows in each mode; but in none of them anything else does. */
    @ParameterizedTest
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault) {
        List<Report> reports =
                Arrays.stream(Mode.values())
                        .parallel()
                        .map(mode -> examine(mode, Optional.of(fault)))
                        .toList();
        Set<Requirement> found = new HashSet<>();
        reports.forEach(report -> found.addAll(report.broken()));
        String words = reports.stream().map(Examination::words).collect(Collectors.joining("\n"));
        assertThat(found).as(words).containsExactlyInAnyOrderElementsOf(fault.breaks());
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
