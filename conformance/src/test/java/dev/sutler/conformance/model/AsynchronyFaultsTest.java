package dev.sutler.conformance.model;

import dev.sutler.conformance.checks.asynchrony.AcceptanceChecks;
import dev.sutler.conformance.checks.asynchrony.FailureChecks;
import dev.sutler.conformance.checks.asynchrony.PollingChecks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class AsynchronyFaultsTest {

    private static final FaultCases CHECKS =
            FaultCases.of(
                    Stream.of(AcceptanceChecks.all(), PollingChecks.all(), FailureChecks.all())
                            .flatMap(List::stream)
                            .toList());

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault, Mode mode) {
        CHECKS.found(fault, mode);
    }

    static Stream<Arguments> exactlyWhatIsWrongIsFound() {
        return Stream.of(
                        FaultCases.each(AsynchronyFaults.strict(), Mode.ASYNCHRONOUS),
                        FaultCases.each(AsynchronyFaults.everywhere(), Mode.values()),
                        FaultCases.each(AsynchronyFaults.all(), Mode.ASYNCHRONOUS, Mode.MIXED))
                .flatMap(each -> each);
    }
}
