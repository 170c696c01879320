package dev.sutler.conformance.model;

import dev.sutler.conformance.checks.races.BindingRaces;
import dev.sutler.conformance.checks.races.InstanceRaces;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class RaceFaultsTest {

    private static final FaultCases CHECKS =
            FaultCases.of(
                    Stream.of(InstanceRaces.all(), BindingRaces.all())
                            .flatMap(List::stream)
                            .toList());

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void exactlyWhatIsWrongIsFound(Fault fault, Mode mode) {
        CHECKS.found(fault, mode);
    }

    static Stream<Arguments> exactlyWhatIsWrongIsFound() {
        return Stream.of(
                        FaultCases.each(RaceFaults.all(), Mode.values()),
                        FaultCases.each(RaceFaults.strict(), Mode.ASYNCHRONOUS),
                        FaultCases.each(RaceFaults.synchronous(), Mode.SYNCHRONOUS, Mode.MIXED),
                        FaultCases.each(RaceFaults.asynchronous(), Mode.ASYNCHRONOUS, Mode.MIXED))
                .flatMap(each -> each);
    }
}
