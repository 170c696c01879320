package dev.sutler.conformance.checks.bindings;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UnbindingRules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How a broker lets bindings be fetched.
final class FetchChecks {

    private FetchChecks() {}

    static List<Check> all() {
        Set<Requirement> fetched = new HashSet<>(ToldRules.ALL);
        fetched.addAll(
                Set.of(
                        FetchingBindingRules.SUPPORTED,
                        FetchingBindingRules.HINTS,
                        FetchingBindingRules.SAME,
                        FetchingBindingRules.ABSENT));
        return List.of(
                new Check("fetch-binding", Need.BINDINGS_RETRIEVABLE, fetched, FetchChecks::fetch),
                new Check(
                        "binding-of-another-instance",
                        Need.BINDABLE,
                        Set.of(FetchingBindingRules.ELSEWHERE, UnbindingRules.ELSEWHERE),
                        FetchChecks::elsewhere));
    }

    private static void fetch(Trial trial) {
        Made made = Made.of(trial);
        Binding binding = made.binding();
        Answer fetched = binding.get();
        if (trial.status(FetchingBindingRules.SUPPORTED, fetched, 200)) {
            ToldRules.judge(trial, trial.plan(), fetched);
            trial.judge(
                    FetchingBindingRules.SAME,
                    made.agrees(fetched),
                    "the same credentials and addresses as at first",
                    fetched);
            trial.status(
                    FetchingBindingRules.HINTS, trial.ask(Question.of("GET", binding.path())), 200);
        }
        trial.status(FetchingBindingRules.ABSENT, binding.instance().binding().get(), 404);
    }

    private static void elsewhere(Trial trial) {
        Binding binding = Made.of(trial).binding();
        Binding astray = trial.ready().binding(binding.id());
        if (binding.retrievable()) {
            trial.status(FetchingBindingRules.ELSEWHERE, astray.get(), 404);
        }
        Answer deleted = trial.unchanged(binding, astray::delete);
        RefusedBindChecks.refused(trial, UnbindingRules.ELSEWHERE, deleted);
        if (deleted.status() < 400) {
            astray.settled(deleted);
        }
        trial.judge(
                UnbindingRules.ELSEWHERE,
                binding.delete().status() < 400,
                "the binding still there to be deleted by the right path");
    }
}
