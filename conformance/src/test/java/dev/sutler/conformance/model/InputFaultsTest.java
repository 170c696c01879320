package dev.sutler.conformance.model;

import dev.sutler.conformance.checks.input.BodyChecks;
import dev.sutler.conformance.checks.input.TargetChecks;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class InputFaultsTest {

    private static final FaultCases CHECKS =
            FaultCases.of(
                    Stream.of(BodyChecks.all(), TargetChecks.all()).flatMap(List::stream).toList());

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault, Mode mode) {
        CHECKS.found(fault, mode);
    }

    static Stream<Arguments> exactlyWhatIsWrongIsFound() {
        return Stream.of(FaultCases.each(InputFaults.all(), Mode.values())).flatMap(each -> each);
    }
}
