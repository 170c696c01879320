package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.BrokerClient;
import dev.sutler.conformance.Question;

import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.util.Optional;
import java.util.Set;

class FaultTest {

    @Test
    void aMemberOfARefusalIsTakenAway() {
        Tamper tamper =
                Tampers.body("/error", Tampers.REMOVE).on(Route.FETCH_INSTANCE).whenStatus(404);
        Answer answer = ask(tamper, Question.of("GET", "/v2/service_instances/i"));
        assertThat(answer.body().orElseThrow().propertyNames()).containsExactly("description");
    }

    @Test
    void everyPlanIsChanged() {
        Answer answer =
                ask(
                        Tampers.body("/services/*/plans/*/free", "yes"),
                        Question.of("GET", "/v2/catalog"));
        assertThat(answer.textAt("/services/6/plans/1/free")).isEqualTo("yes");
    }

    @Test
    void aQuirkIsSwitchedOn() {
        Question question = Question.of("GET", "/v2/catalog").with("Authorization", "Basic eDp5");
        assertThat(ask(Tampers.quirk(Quirk.NO_AUTHENTICATION), question).status()).isEqualTo(200);
        assertThat(ask(Tamper.NONE, question).status()).isEqualTo(401);
    }

    @Test
    void theStatusAndTheHeadersAreChanged() {
        Tamper tamper =
                Tampers.status(404, 200)
                        .and(Tampers.withoutHeader("content-type"))
                        .on(Route.NOWHERE);
        Answer answer = ask(tamper, Question.of("GET", "/v2/nothing"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    private static Answer ask(Tamper tamper, Question question) {
        Fault fault = new Fault("a fault", Set.of(), tamper);
        try (HttpClient http = HttpClient.newHttpClient();
                ModelBroker broker = ModelBroker.start(Mode.SYNCHRONOUS, Optional.of(fault))) {
            return new BrokerClient(http, broker.target(), () -> "id").ask(question);
        }
    }
}
