package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.AnswerRules;
import dev.sutler.conformance.BrokerClient;
import dev.sutler.conformance.Question;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Asks the model broker in few words, and looks at every answer.
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private final BrokerClient client;
    private final boolean incomplete;

    Platform(ModelBroker broker, boolean incomplete) {
        this.client =
                new BrokerClient(
                        http, broker.target(), () -> "request-" + requests.incrementAndGet());
        this.incomplete = incomplete;
    }

    Answer ask(Question question) {
        Answer answer = client.ask(question);
        assertThat(AnswerRules.violations(answer)).as("%s", answer).isEmpty();
        return answer;
    }

    Answer get(String target) {
        return ask(Question.of("GET", "/v2/" + target));
    }

    Answer provision(String id, String plan, String parameters) {
        String tenancy = ",'organization_guid':'o','space_guid':'s'";
        return ask(changing("PUT", instance(id), ids(plan) + tenancy + parameters));
    }

    Answer update(String id, String plan, String more) {
        String service = "'service_id':'" + offering(plan) + "'";
        return ask(changing("PATCH", instance(id), service + more));
    }

    Answer bind(String id, String binding, String plan, String more) {
        return ask(changing("PUT", binding(id, binding), ids(plan) + more));
    }

    Answer rotate(String id, String binding, String predecessor) {
        String body = "'predecessor_binding_id':'" + predecessor + "'";
        return ask(changing("PUT", binding(id, binding), body));
    }

    Answer deprovision(String id, String plan) {
        return ask(Question.of("DELETE", instance(id) + "&" + query(plan)));
    }

    Answer unbind(String id, String binding, String plan) {
        return ask(Question.of("DELETE", binding(id, binding) + "&" + query(plan)));
    }

    Answer fetch(String id) {
        return get("service_instances/" + encoded(id));
    }

    Answer fetch(String id, String binding) {
        return get("service_instances/" + encoded(id) + "/service_bindings/" + encoded(binding));
    }

    /// Polls, if there is something to poll, and tells how it ended.
    String end(Answer answer) {
        if (answer.status() != 202) {
            assertThat(answer.status()).isIn(200, 201);
            return "succeeded";
        }
        String target = answer.question().target();
        String path = target.substring(0, target.indexOf('?'));
        String poll = path + "/last_operation?operation=" + answer.textAt("/operation");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String state = ask(Question.of("GET", poll)).textAt("/state");
            if (!state.equals("in progress")) {
                return state;
            }
            LockSupport.parkNanos(BETWEEN_POLLS.toNanos());
        }
        throw new AssertionError("no end of " + answer);
    }

    private static Question changing(String method, String target, String members) {
        return Question.of(method, target, "{" + members.replace('\'', '"') + "}");
    }

    private String instance(String id) {
        return "/v2/service_instances/" + encoded(id) + "?accepts_incomplete=" + incomplete;
    }

    private String binding(String id, String binding) {
        String path = "/v2/service_instances/" + encoded(id) + "/service_bindings/";
        return path + encoded(binding) + "?accepts_incomplete=" + incomplete;
    }

    private static String query(String plan) {
        return "service_id=" + offering(plan) + "&plan_id=" + Ids.of("plan-" + plan);
    }

    private static String ids(String plan) {
        return "'service_id':'" + offering(plan) + "','plan_id':'" + Ids.of("plan-" + plan) + "'";
    }

    private static String offering(String plan) {
        return Ids.of("offering-" + plan.substring(0, plan.indexOf('-')));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
