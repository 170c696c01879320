package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.Requirements;
import dev.sutler.conformance.run.CheckResult;
import dev.sutler.conformance.run.Checks;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What no check names is judged all the same, on every answer.
class EveryRequirementTest {

    /* The model has no way not to answer at all. */
    private static final Set<String> WITHOUT_A_FAULT = Set.of("OSB-ERR-01");

    @Test
    void isJudgedOrSaysWhyNot() {
        Set<Requirement> named =
                Checks.all().stream()
                        .flatMap(check -> check.judges().stream())
                        .collect(Collectors.toSet());
        Set<String> judged =
                Examination.whole(Mode.MIXED).run(Optional.empty()).checks().stream()
                        .map(CheckResult::judgements)
                        .flatMap(judgements -> judgements.stream())
                        .map(judgement -> judgement.requirement().id())
                        .collect(Collectors.toSet());

        assertThat(
                        Requirements.all().stream()
                                .filter(each -> each.unchecked().isEmpty())
                                .filter(each -> !named.contains(each))
                                .map(Requirement::id)
                                .filter(id -> !judged.contains(id)))
                .isEmpty();
    }

    @Test
    void isBrokenByAFault() {
        List<Fault> faults = faults();
        Set<String> broken =
                faults.stream()
                        .flatMap(fault -> fault.breaks().stream())
                        .map(Requirement::id)
                        .collect(Collectors.toSet());

        assertThat(faults).hasSizeGreaterThan(60);
        assertThat(
                        Requirements.all().stream()
                                .filter(each -> each.unchecked().isEmpty())
                                .map(Requirement::id)
                                .filter(id -> !broken.contains(id)))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_A_FAULT);
    }

    private static List<Fault> faults() {
        return Stream.of(
                        AccessFaults.all(),
                        ErrorFaults.all(),
                        ErrorFaults.synchronous(),
                        ErrorFaults.asynchronous(),
                        CatalogFaults.all(),
                        InstanceFaults.all(),
                        BindingFaults.all(),
                        BindingFaults.synchronous(),
                        BindingFaults.asynchronous(),
                        BindingFaults.ofFetches(),
                        BindingFaults.ofApplications(),
                        BindingFaults.ofNotBindable(),
                        BindingShapeFaults.all(),
                        BindingShapeFaults.ofLogDrains(),
                        BindingShapeFaults.ofRouteServices(),
                        BindingShapeFaults.ofVolumes(),
                        UnbindingFaults.all(),
                        UnbindingFaults.synchronous(),
                        UnbindingFaults.asynchronous(),
                        AsynchronyFaults.all(),
                        AsynchronyFaults.strict(),
                        AsynchronyFaults.everywhere(),
                        FailureFaults.asynchronous(),
                        FailureFaults.everywhere(),
                        InputFaults.all(),
                        RaceFaults.all(),
                        RaceFaults.synchronous(),
                        RaceFaults.asynchronous(),
                        RaceFaults.strict())
                .flatMap(List::stream)
                .toList();
    }
}
