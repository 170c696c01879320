package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the model broker offers.
final class Catalog {

    private final ObjectNode json;
    private final List<Plan> plans = new ArrayList<>();

    Catalog(Mode mode) {
        this.json = read();
        json.findParents("id")
                .forEach(each -> ((ObjectNode) each).put("id", Ids.of(each.path("id").asString())));
        for (JsonNode offering : json.path("services")) {
            for (JsonNode plan : offering.path("plans")) {
                Pace pace = Pace.of(mode, plans.size());
                plans.add(new Plan(offering.asObject(), plan.asObject(), pace));
            }
        }
    }

    private static ObjectNode read() {
        try (InputStream file = Catalog.class.getResourceAsStream("catalog.json")) {
            byte[] bytes = Objects.requireNonNull(file, "catalog.json").readAllBytes();
            return Json.object(new String(bytes, StandardCharsets.UTF_8)).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Plan> plans() {
        return plans;
    }

    boolean offers(String offeringId) {
        return plans.stream().anyMatch(plan -> plan.offeringId().equals(offeringId));
    }

    Optional<Plan> plan(String offeringId, String planId) {
        return plans.stream()
                .filter(plan -> plan.offeringId().equals(offeringId) && plan.id().equals(planId))
                .findFirst();
    }

    /// The answer to a platform that asks for the catalog.
    Reply reply(Request request) {
        String tag = "\"" + Integer.toHexString(json.toString().hashCode()) + "\"";
        List<String> known = List.of(request.header("If-None-Match").split("\\s*,\\s*"));
        boolean same = known.contains(tag) || known.contains("*");
        Reply reply = same ? Reply.of(304).text("") : Reply.of(200, json);
        return reply.with("ETag", tag);
    }
}
