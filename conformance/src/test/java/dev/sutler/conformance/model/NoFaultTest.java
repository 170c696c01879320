package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;

class NoFaultTest {

    @ParameterizedTest
    @EnumSource
    void withoutAFaultNothingIsFound(Mode mode) {
        Report report = Examination.whole(mode).run(Optional.empty());
        assertThat(report.broken()).as(Examination.words(report)).isEmpty();
        assertThat(report.leftovers()).isEmpty();
    }

    /* In the mixed mode there are plans of both paces. */
    @ParameterizedTest
    @MethodSource
    void whatTheSpecificationAllowsIsAccepted(Fault liberty) {
        Report report = Examination.whole(Mode.MIXED).run(Optional.of(liberty));
        assertThat(report.with(Verdict.FAILED)).as(Examination.words(report)).isEmpty();
        assertThat(report.with(Verdict.WARNED)).as(Examination.words(report)).isEmpty();
    }

    static List<Fault> whatTheSpecificationAllowsIsAccepted() {
        return Liberties.all();
    }
}
