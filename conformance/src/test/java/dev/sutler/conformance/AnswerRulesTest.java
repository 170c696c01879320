package dev.sutler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AnswerRulesTest {

    @Test
    void aGoodAnswerBreaksNoRule() {
        assertThat(AnswerRules.violations(answer("GET", "/v2/catalog", 200, "{\"services\":[]}")))
                .isEmpty();
    }

    @Test
    void aBodyThatIsNoObjectIsSeen() {
        assertThat(AnswerRules.violations(answer("GET", "/v2/catalog", 200, "[]")))
                .containsExactly("the body is not a JSON object");
    }

    @Test
    void anErrorWithoutWordOrDescriptionIsSeen() {
        assertThat(AnswerRules.violations(answer("GET", "/v2/catalog", 404, "{}"))).hasSize(2);
    }

    @Test
    void credentialsInAnAcceptedAnswerAreSeen() {
        Answer answer =
                answer(
                        "PUT",
                        "/v2/service_instances/i/service_bindings/b",
                        202,
                        "{\"operation\":\"o\",\"credentials\":{}}");
        assertThat(AnswerRules.violations(answer))
                .containsExactly("a 202 must not hold credentials");
    }

    @Test
    void aStateThatTheSpecificationDoesNotKnowIsSeen() {
        Answer answer =
                answer(
                        "GET",
                        "/v2/service_instances/i/last_operation",
                        200,
                        "{\"state\":\"in_progress\"}");
        assertThat(AnswerRules.violations(answer)).containsExactly("'state' is 'in_progress'");
    }

    @Test
    void usabilityOfAProvisionIsSeen() {
        Answer answer =
                answer(
                        "PUT",
                        "/v2/service_instances/i",
                        500,
                        "{\"error\":\"Failed\",\"description\":\"x\",\"instance_usable\":true}");
        assertThat(AnswerRules.violations(answer)).hasSize(1);
    }

    private static Answer answer(String method, String target, int status, String body) {
        Map<String, List<String>> headers =
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "X-Broker-API-Request-Identity", List.of("id"));
        return new Answer(
                Question.of(method, target),
                "id",
                status,
                HttpHeaders.of(headers, (name, value) -> true),
                body,
                Optional.of(JsonMapper.shared().readTree(body)));
    }
}
