package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.AnswerRules;
import dev.sutler.conformance.BrokerClient;
import dev.sutler.conformance.Question;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// A platform that asks the broker, and holds every single answer to what all answers must fulfil.
final class Platform {

    private final BrokerClient client;
    private final URI base;
    private final String authorization;

    Platform(HttpClient http, int port, String username, String password) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (username + ":" + password)
                                                .getBytes(StandardCharsets.UTF_8));
        this.client =
                new BrokerClient(
                        http,
                        new BrokerClient.Target(base, username, password, "2.17"),
                        () -> UUID.randomUUID().toString());
    }

    /// Where the broker is, without `/v2`.
    URI base() {
        return base;
    }

    /// The value of the header.
    String authorization() {
        return authorization;
    }

    /// A plan of an offering in the catalog.
    record Offer(String service, String plan) {
        String query() {
            return "service_id=" + encoded(service) + "&plan_id=" + encoded(plan);
        }
    }

    Answer ask(Question question) {
        Answer answer = client.ask(question);
        Optional.of(answer.textAt("/credentials/password"))
                .filter(password -> password.length() > 20)
                .ifPresent(password -> SuiteOutput.secret("a binding's password", password));
        assertThat(AnswerRules.violations(answer))
                .as("%s %s: %s", question.method(), question.target(), answer.text())
                .isEmpty();
        return answer;
    }

    Answer catalog() {
        return ask(Question.of("GET", "/v2/catalog"));
    }

    /// An instance with a new id.
    Resource instance(Offer offer) {
        return instance("i-" + UUID.randomUUID(), offer);
    }

    Resource instance(String id, Offer offer) {
        return new Resource(this, "/v2/service_instances/" + encoded(id), id, offer);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
