package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.Requirements;
import dev.sutler.conformance.run.CheckResult;
import dev.sutler.conformance.run.Checks;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What no check names is judged all the same, on every answer.
class EveryRequirementTest {

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
}
