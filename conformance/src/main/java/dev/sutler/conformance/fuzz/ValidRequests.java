package dev.sutler.conformance.fuzz;

import dev.sutler.conformance.fuzz.Vocabulary.Offer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Makes requests that fit the description of their endpoint. Ids come from a few, so that requests
/// meet what earlier ones made; one id mostly means one plan.
final class ValidRequests {

    private static final List<String> INSTANCES =
            List.of("i-1", "i-2", "i-3", "i-4", "i-5", "crn:v1:a/b", "ünï cödé 😀", "i%2F8");
    private static final List<String> BINDINGS = List.of("b-1", "b-2", "b-3", "b:4/5", "ключ");
    private static final List<String> TENANTS = List.of("tenant-1", "tenant-1", "tenant-1", "t-2");
    private static final List<String> VERSIONS = List.of("2.13", "2.14", "2.15", "2.17", "2.17");

    private final Vocabulary vocabulary;
    private final Chance chance;
    private final String name;
    private final int instance;

    ValidRequests(Vocabulary vocabulary, Chance chance, String name) {
        this.vocabulary = vocabulary;
        this.chance = chance;
        this.name = name;
        this.instance = chance.below(INSTANCES.size());
    }

    Draft draft(Endpoint endpoint) {
        StringBuilder path = new StringBuilder();
        for (String segment : endpoint.path()) {
            path.append('/')
                    .append(
                            switch (segment) {
                                case ":instance_id" -> encoded(INSTANCES.get(instance));
                                case ":binding_id" -> encoded(chance.pick(BINDINGS));
                                default -> segment;
                            });
        }
        Draft draft = new Draft(endpoint.method(), path.toString());
        headers(draft, !endpoint.body().isEmpty());
        for (Field field : endpoint.query()) {
            if (field.required() || chance.oneIn(2)) {
                draft.query().add(new Draft.Pair(field.name(), encoded(text(field))));
            }
        }
        if (!endpoint.body().isEmpty()) {
            draft.body(group(endpoint.body()));
        }
        return draft;
    }

    private void headers(Draft draft, boolean body) {
        List<Draft.Pair> headers = draft.headers();
        headers.add(new Draft.Pair("Host", vocabulary.base().getAuthority()));
        headers.add(new Draft.Pair("Authorization", vocabulary.authorization()));
        headers.add(new Draft.Pair("X-Broker-API-Version", chance.pick(VERSIONS)));
        headers.add(new Draft.Pair(Draft.IDENTITY, name));
        if (body) {
            headers.add(new Draft.Pair("Content-Type", "application/json"));
        }
        if (chance.oneIn(4)) {
            headers.add(
                    new Draft.Pair(
                            "X-Broker-API-Originating-Identity",
                            "cloudfoundry eyJ1c2VyX2lkIjoidSJ9"));
        }
    }

    private ObjectNode group(List<Field> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Field field : members) {
            if (field.required() || chance.oneIn(3)) {
                object.set(field.name(), value(field));
            }
        }
        return object;
    }

    private JsonNode value(Field field) {
        return switch (field.kind()) {
            case GROUP -> group(field.members());
            case PARAMETERS ->
                    vocabulary.parameters().isEmpty()
                            ? JsonNodeFactory.instance.objectNode()
                            : chance.pick(vocabulary.parameters()).deepCopy();
            case SERVICE, PLAN, TENANT, TEXT, FLAG, VERSION, BINDING, OPERATION ->
                    JsonNodeFactory.instance.stringNode(text(field));
        };
    }

    private String text(Field field) {
        return switch (field.kind()) {
            case SERVICE -> offer().service();
            case PLAN -> offer().plan();
            case TENANT -> chance.pick(TENANTS);
            case TEXT ->
                    chance.pick(
                            List.of("cloudfoundry", "kubernetes", "a name", "https://a.example"));
            case FLAG -> chance.oneIn(4) ? "false" : "true";
            case VERSION -> offer().maintenance().orElse("1.0.0");
            case BINDING -> chance.pick(BINDINGS);
            case OPERATION -> "00000000-0000-0000-0000-00000000000" + chance.below(10);
            case PARAMETERS, GROUP -> "{}";
        };
    }

    private Offer offer() {
        List<Offer> offers = vocabulary.offers();
        return chance.oneIn(12) ? chance.pick(offers) : offers.get(instance % offers.size());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
