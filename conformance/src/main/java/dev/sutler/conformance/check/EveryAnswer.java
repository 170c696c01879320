package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.Requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What every answer must keep, whatever was asked, by whichever check.
final class EveryAnswer {

    private final Answer answer;
    private final List<Judgement> judgements = new ArrayList<>();

    private EveryAnswer(Answer answer) {
        this.answer = answer;
    }

    static List<Judgement> judge(Answer answer) {
        EveryAnswer rules = new EveryAnswer(answer);
        if (answer.status() >= 400) {
            rules.error();
        }
        return rules.judgements;
    }

    private void error() {
        for (String member : List.of("error", "description")) {
            Requirement requirement =
                    member.equals("error") ? ErrorRules.CODE : ErrorRules.DESCRIPTION;
            boolean there = !answer.at("/" + member).isMissingNode();
            if (there) {
                note(
                        requirement,
                        !answer.textAt("/" + member).isBlank(),
                        "a non-empty string as `" + member + "`");
            }
        }
    }

    private void note(Requirement requirement, boolean kept, String right) {
        judgements.add(new Judgement(requirement, kept, right, Optional.of(answer)));
    }
}
