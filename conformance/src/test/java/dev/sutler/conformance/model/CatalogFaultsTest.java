package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.run.Report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;

class CatalogFaultsTest {

    /* A catalog is the same in all modes. */
    @ParameterizedTest
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault) {
        Report report =
                Examination.whole(Mode.SYNCHRONOUS)
                        .only(check -> check.name().startsWith("catalog-"))
                        .on("queue")
                        .run(Optional.of(fault));
        assertThat(report.broken())
                .as(Examination.words(report))
                .containsExactlyInAnyOrderElementsOf(fault.breaks());
    }

    static List<Fault> exactlyWhatIsWrongIsFound() {
        return CatalogFaults.all();
    }
}
