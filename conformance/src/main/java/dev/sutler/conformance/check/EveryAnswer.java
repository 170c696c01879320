package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.HeaderRules;
import dev.sutler.conformance.requirement.Requirement;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What every answer must keep, whatever was asked, by whichever check.
///
/// Of what stands at no endpoint of the API, the specification says nothing but that errors have a
/// status; so nothing else is judged there.
final class EveryAnswer {

    private static final String JSON = "(?i)application/json *(;.*)?";

    private final Answer answer;
    private final List<Judgement> judgements = new ArrayList<>();

    private EveryAnswer(Answer answer) {
        this.answer = answer;
    }

    /// @param mayFail whether the broker was asked to fail, so that 5xx is no fault
    static List<Judgement> judge(Answer answer, boolean mayFail) {
        EveryAnswer rules = new EveryAnswer(answer);
        rules.note(ErrorRules.ANSWERED, true, "an answer");
        if (!mayFail) {
            rules.note(
                    ErrorRules.NO_SERVER_ERROR,
                    answer.status() < 500,
                    "a status that tells what is wrong with the request, not 5xx");
        }
        Endpoint.of(answer.question()).ifPresent(rules::of);
        return rules.judgements;
    }

    private void of(Endpoint endpoint) {
        identity();
        if (!answer.text().isEmpty()) {
            contentType();
        }
        if (answer.status() >= 400) {
            new ErrorShape(this, endpoint).judge();
        } else if (answer.status() >= 200 && answer.status() < 300) {
            boolean object = answer.at("").isObject();
            note(ErrorRules.OBJECT, object, "a JSON object as body");
            if (object) {
                new ResultShape(this, endpoint).judge();
            }
        }
    }

    private void identity() {
        if (!answer.requestId().isEmpty()) {
            note(
                    HeaderRules.IDENTITY_ECHOED,
                    answer.headers()
                            .firstValue("X-Broker-API-Request-Identity")
                            .equals(Optional.of(answer.requestId())),
                    "the header X-Broker-API-Request-Identity: " + answer.requestId());
        }
    }

    private void contentType() {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        note(
                ErrorRules.CONTENT_TYPE,
                type.matches(JSON),
                "the header Content-Type: application/json");
    }

    Answer answer() {
        return answer;
    }

    /// A member of the body.
    JsonNode member(String name) {
        return answer.at("/" + name);
    }

    void note(Requirement requirement, boolean kept, String right) {
        judgements.add(new Judgement(requirement, kept, right, Optional.of(answer)));
    }
}
