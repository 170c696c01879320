package dev.sutler.conformance.fuzz;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.AnswerRules;
import dev.sutler.conformance.Question;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What holds for the answer to any request at all.
public final class FuzzRules {

    private static final String IDENTITY = "x-broker-api-request-identity";
    /* Of Java and of Sutler; other brokers have other names, which nobody can know. */
    private static final String INSIDE =
            "(?s).*(Exception|\\bat"
                    + " [a-z]+\\.[a-z.]+[A-Z]\\w*\\.|\\bdev\\.sutler\\b|\\bSQLSTATE\\b).*";

    private FuzzRules() {}

    /// @param reply empty when the broker hung up without one
    /// @return one sentence for each rule that is broken; empty when none is
    public static List<String> violations(FuzzedRequest request, Optional<WireClient.Reply> reply) {
        if (reply.isEmpty()) {
            return request.broken() ? List.of() : List.of("there is no answer");
        }
        int status = reply.get().status();
        List<String> wrong = new ArrayList<>();
        // A version of HTTP that is not served is the one thing that a client may get 5xx for.
        if (status >= 500 && !(status == 505 && request.broken())) {
            wrong.add("the status is " + status);
        }
        if (!request.method().equals("HEAD")) {
            Answer answer = answer(request, reply.get());
            wrong.addAll(AnswerRules.violations(answer));
            if (status >= 400 && answer.text().matches(INSIDE)) {
                wrong.add("the error tells of the inside");
            }
        }
        return wrong;
    }

    private static Answer answer(FuzzedRequest request, WireClient.Reply reply) {
        HttpHeaders headers = HttpHeaders.of(reply.headers(), (name, value) -> true);
        String text = reply.text();
        return new Answer(
                Question.of(request.method(), request.target()),
                expected(request, reply.status(), headers),
                reply.status(),
                headers,
                text,
                parse(text));
    }

    /* Where the request line or the headers are too long, the identity may not have been read yet. */
    private static String expected(FuzzedRequest request, int status, HttpHeaders headers) {
        return request.identity()
                .filter(_ -> status != 414 && status != 431)
                .orElseGet(() -> headers.firstValue(IDENTITY).orElse(""));
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
