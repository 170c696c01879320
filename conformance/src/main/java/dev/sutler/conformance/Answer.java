package dev.sutler.conformance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.net.http.HttpHeaders;
import java.util.Objects;
import java.util.Optional;

/// What a broker answered.
///
/// @param question what it was asked
/// @param requestId the request identity that was sent along
/// @param status the HTTP status code
/// @param headers the response headers
/// @param text the body as it came
/// @param body the body as JSON; empty when it is none
public record Answer(
        Question question,
        String requestId,
        int status,
        HttpHeaders headers,
        String text,
        Optional<JsonNode> body) {

    public Answer {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(body, "body");
    }

    /// A member of the body; a missing node when there is no such member or no JSON body.
    public JsonNode at(String pointer) {
        return body.map(tree -> tree.at(pointer)).orElseGet(MissingNode::getInstance);
    }

    /// The text of a member of the body; empty when it is not there or no text.
    public String textAt(String pointer) {
        JsonNode node = at(pointer);
        return node.isString() ? node.stringValue() : "";
    }
}
