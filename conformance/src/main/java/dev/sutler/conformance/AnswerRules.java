package dev.sutler.conformance;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What every answer of a broker must fulfil, whatever was asked.
public final class AnswerRules {

    private static final Set<String> STATES = Set.of("in progress", "succeeded", "failed");
    private static final Set<String> SECRET_OR_BINDING =
            Set.of("credentials", "syslog_drain_url", "route_service_url", "volume_mounts");
    private static final int LONGEST_OPERATION = 10_000;

    private AnswerRules() {}

    /// @return one sentence for each rule that the answer breaks; empty when it breaks none
    public static List<String> violations(Answer answer) {
        List<String> wrong = new ArrayList<>();
        if (answer.status() != 304) {
            body(answer, wrong);
        }
        echo(answer, wrong);
        if (answer.status() >= 400) {
            error(answer, wrong);
        }
        if (answer.status() == 202) {
            accepted(answer, wrong);
        }
        if (answer.status() == 200 && answer.question().target().contains("/last_operation")) {
            lastOperation(answer, wrong);
        }
        return wrong;
    }

    private static void body(Answer answer, List<String> wrong) {
        Optional<JsonNode> body = answer.body();
        if (body.isEmpty() || !body.get().isObject()) {
            wrong.add("the body is not a JSON object");
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.matches("application/json( *;.*)?")) {
            wrong.add("the Content-Type is '" + type + "', not application/json");
        }
    }

    private static void echo(Answer answer, List<String> wrong) {
        String echoed = answer.headers().firstValue("X-Broker-API-Request-Identity").orElse("");
        if (!echoed.equals(answer.requestId())) {
            wrong.add("the request identity was not echoed");
        }
    }

    private static void error(Answer answer, List<String> wrong) {
        String error = answer.textAt("/error");
        if (!error.matches("[A-Z][A-Za-z0-9]*")) {
            wrong.add("'error' is '" + error + "', not one word in camel case");
        }
        if (answer.textAt("/description").isBlank()) {
            wrong.add("an error without a description helps nobody");
        }
        boolean mayTellUsability =
                answer.question().method().equals("PATCH")
                        || answer.question().method().equals("DELETE");
        if (!mayTellUsability
                && (answer.at("/instance_usable").isBoolean()
                        || answer.at("/update_repeatable").isBoolean())) {
            wrong.add("instance_usable and update_repeatable belong to updates and deprovisions");
        }
    }

    private static void accepted(Answer answer, List<String> wrong) {
        for (String field : SECRET_OR_BINDING) {
            if (!answer.at("/" + field).isMissingNode()) {
                wrong.add("a 202 must not hold " + field);
            }
        }
        JsonNode operation = answer.at("/operation");
        if (operation.isString()
                && (operation.stringValue().isEmpty()
                        || operation.stringValue().length() > LONGEST_OPERATION)) {
            wrong.add("'operation' is empty or longer than 10,000 characters");
        }
    }

    private static void lastOperation(Answer answer, List<String> wrong) {
        if (!STATES.contains(answer.textAt("/state"))) {
            wrong.add("'state' is '" + answer.textAt("/state") + "'");
        }
        JsonNode description = answer.at("/description");
        if (!description.isMissingNode()
                && (!description.isString() || description.stringValue().isEmpty())) {
            wrong.add("'description' is there and empty");
        }
    }
}
