package dev.sutler.app;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The admin API's own document, which the broker serves, and what it says about requests and
/// answers.
///
/// @param document as served
record AdminDocument(ObjectNode document) {

    private static final String ROOT = "/admin/v1";

    static AdminDocument of(Platform operator) {
        Answer answer = operator.ask(Question.of("GET", ROOT + "/openapi.json"));
        return new AdminDocument(answer.at("").asObject()).tested(answer);
    }

    private AdminDocument tested(Answer answer) {
        checked(answer);
        return this;
    }

    /// Each method and path, such as `GET /instances`.
    List<String> routes() {
        List<String> routes = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyStream()
                                        .filter(each -> each.getValue().has("responses"))
                                        .forEach(
                                                each ->
                                                        routes.add(
                                                                each.getKey()
                                                                                .toUpperCase(
                                                                                        Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        return routes;
    }

    /// An answer that is as the document says; the request too, if it was taken.
    Answer checked(Answer answer) {
        String target = answer.question().target();
        String path = target.substring(ROOT.length()).replaceFirst("\\?.*", "");
        JsonNode operation =
                template(path).path(answer.question().method().toLowerCase(Locale.ROOT));
        JsonNode response = operation.path("responses").path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            throw new AssertionError("The document knows no " + answer.status() + " of " + target);
        }
        JsonNode resolved =
                response.has("$ref")
                        ? document.at(response.path("$ref").asString().substring(1))
                        : response;
        check(resolved, answer.text(), "answer of " + target);
        if (answer.status() == 200 && answer.question().body().isPresent()) {
            check(
                    operation.path("requestBody"),
                    answer.question().body().get(),
                    "request of " + target);
        }
        parameters(operation, answer);
        return answer;
    }

    private void parameters(JsonNode operation, Answer answer) {
        int question = answer.question().target().indexOf('?');
        if (question < 0 || answer.status() == 400) {
            return;
        }
        for (String pair : answer.question().target().substring(question + 1).split("&", -1)) {
            String name = pair.replaceFirst("=.*", "");
            boolean known =
                    operation
                            .path("parameters")
                            .valueStream()
                            .anyMatch(
                                    each ->
                                            each.path("name").asString("").equals(name)
                                                    || each.path("$ref")
                                                            .asString("")
                                                            .endsWith("/" + name));
            if (!known) {
                throw new AssertionError("The document knows no parameter " + name);
            }
        }
    }

    private JsonNode template(String path) {
        String[] parts = path.split("/", -1);
        Optional<String> exact =
                document.path("paths")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(each -> fits(each.split("/", -1), parts))
                        .min(
                                Comparator.comparingLong(
                                        each -> each.chars().filter(c -> c == '{').count()));
        return document.path("paths")
                .path(exact.orElseThrow(() -> new AssertionError("not in the document: " + path)));
    }

    private static boolean fits(String[] template, String[] parts) {
        if (template.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    private void check(JsonNode content, String text, String what) {
        JsonNode schema = content.path("content").path("application/json").path("schema");
        ObjectNode root =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.set("components", document.path("components"));
        schema.propertyStream().forEach(each -> root.set(each.getKey(), each.getValue()));
        Schema compiled =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(root);
        List<Error> errors =
                compiled.validate(
                        JsonMapper.shared().readTree(text),
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw new AssertionError(what + ": " + errors + " in " + text);
        }
    }
}
