package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// An instance or a binding, as a platform names it: whether it is there is for the broker to say.
///
/// @param path percent-encoded
/// @param offer what it is asked for as
record Resource(Platform platform, String path, String id, Offer offer) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ASYNCHRONOUS = "accepts_incomplete=true";
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(40);
    private static final int MOST_POLLS = 1500;

    /// The same resource, asked for as something else.
    Resource as(Offer other) {
        return new Resource(platform, path, id, other);
    }

    Resource binding(String bindingId) {
        return new Resource(
                platform,
                path + "/service_bindings/" + Platform.encoded(bindingId),
                bindingId,
                offer);
    }

    /// A binding with a new id.
    Resource binding() {
        return binding("b-" + UUID.randomUUID());
    }

    private boolean isBinding() {
        return path.contains("/service_bindings/");
    }

    Answer put() {
        return put("{}");
    }

    /// @param more members that are laid over those that every request has; `null` removes one
    Answer put(String more) {
        return send("PUT", "", more);
    }

    Answer putAsync() {
        return putAsync("{}");
    }

    Answer putAsync(String more) {
        return send("PUT", ASYNCHRONOUS, more);
    }

    Answer patch(String more) {
        return change("", more);
    }

    Answer patchAsync(String more) {
        return change(ASYNCHRONOUS, more);
    }

    private Answer change(String query, String more) {
        ObjectNode body = JSON.createObjectNode().put("service_id", offer.service());
        return platform.ask(Question.of("PATCH", path(query), over(body, more)));
    }

    Answer delete() {
        return platform.ask(Question.of("DELETE", path(offer.query())));
    }

    Answer deleteAsync() {
        return platform.ask(Question.of("DELETE", path(offer.query() + "&" + ASYNCHRONOUS)));
    }

    Answer get() {
        return platform.ask(Question.of("GET", path));
    }

    Answer lastOperation() {
        return platform.ask(Question.of("GET", path + "/last_operation"));
    }

    Answer lastOperation(String operation) {
        return platform.ask(
                Question.of(
                        "GET", path + "/last_operation?operation=" + Platform.encoded(operation)));
    }

    /// Polls until the operation of a 202 has come to its end.
    Answer await(Answer accepted) {
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return await(accepted.textAt("/operation"));
    }

    Answer await(String operation) {
        return IntStream.range(0, MOST_POLLS)
                .mapToObj(
                        poll -> {
                            if (poll > 0) {
                                Pauses.during(BETWEEN_POLLS);
                            }
                            return lastOperation(operation);
                        })
                .filter(answer -> !answer.textAt("/state").equals("in progress"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is in progress for ever"));
    }

    /// Makes it, whatever it takes.
    Resource made() {
        return made("{}");
    }

    Resource made(String more) {
        Answer answer = putAsync(more);
        if (answer.status() == 202) {
            assertThat(await(answer).textAt("/state")).as(answer.text()).isEqualTo("succeeded");
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
        return this;
    }

    /// Removes it, whatever it takes.
    void removed() {
        Answer answer = deleteAsync();
        if (answer.status() == 202) {
            assertThat(await(answer).textAt("/state")).isEqualTo("succeeded");
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    /// The operation that one of the answers names, of however many.
    String operationOf(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer.textAt("/operation"))
                .filter(operation -> !operation.isEmpty())
                .findFirst()
                .orElse("unknown");
    }

    private Answer send(String method, String query, String more) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("service_id", offer.service())
                        .put("plan_id", offer.plan());
        if (!isBinding()) {
            body.put("organization_guid", "org").put("space_guid", "space");
        }
        return platform.ask(Question.of(method, path(query), over(body, more)));
    }

    private String path(String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String over(ObjectNode body, String more) {
        JSON.readTree(more)
                .propertyStream()
                .forEach(
                        entry -> {
                            JsonNode value = entry.getValue();
                            if (value.isNull()) {
                                body.remove(entry.getKey());
                            } else {
                                body.set(entry.getKey(), value);
                            }
                        });
        return JSON.writeValueAsString(body);
    }
}
