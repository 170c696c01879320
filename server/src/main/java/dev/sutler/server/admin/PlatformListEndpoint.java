package dev.sutler.server.admin;

import dev.sutler.core.reconcile.PlatformComparison;
import dev.sutler.core.reconcile.PlatformComparison.Result;
import dev.sutler.core.reconcile.PlatformComparison.Stretch;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// `POST /admin/v1/reconcile/platform`: compares a stretch of a platform's own list of instances
/// with the store. Changes nothing.
final class PlatformListEndpoint implements AdminEndpoint {

    private static final int LONGEST_ID = 1024;

    private final PlatformComparison comparison;

    PlatformListEndpoint(PlatformComparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public HttpResponse answer(AdminCall call) {
        Stretch stretch = stretch(call.request().body().bytes());
        Result result = comparison.compare(stretch);
        boolean whole = stretch.after().isEmpty() && stretch.upTo().isEmpty();
        if (whole && stretch.ids().isEmpty() && result.compared() > 0) {
            return HttpResponse.error(
                    ErrorWord.REQUEST_REFUSED,
                    "The platform's list is empty, and the store has instances of it. Check how the"
                            + " list was made.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("compared", result.compared());
        ArrayNode unknownToBroker = body.putArray("unknown_to_broker");
        result.unknownToBroker().forEach(unknownToBroker::add);
        ArrayNode unknownToPlatform = body.putArray("unknown_to_platform");
        result.unknownToPlatform().forEach(unknownToPlatform::add);
        return HttpResponse.json(200, body);
    }

    private static Stretch stretch(byte[] bytes) {
        JsonNode body = parsed(bytes);
        String platform = body.path("platform").asString("");
        if (platform.isEmpty() || !body.path("ids").isArray()) {
            throw HttpProblem.badRequest(
                    "The body must have `platform`, the platform's name, and `ids`, an array of"
                            + " texts.");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode id : body.path("ids")) {
            ids.add(id(id));
        }
        return new Stretch(platform, edge(body, "after"), edge(body, "up_to"), ids);
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException malformed) {
            throw HttpProblem.badRequest("The body is not valid JSON.");
        }
    }

    private static Optional<String> edge(JsonNode body, String field) {
        return body.path(field).isMissingNode() || body.path(field).isNull()
                ? Optional.empty()
                : Optional.of(id(body.path(field)));
    }

    private static String id(JsonNode node) {
        String id = node.isString() ? node.stringValue() : "";
        boolean sound =
                !id.isEmpty()
                        && id.length() <= LONGEST_ID
                        && id.chars().noneMatch(Character::isISOControl)
                        && StandardCharsets.UTF_8.newEncoder().canEncode(id);
        if (!sound) {
            throw HttpProblem.badRequest(
                    "Each id must be a text of 1 to 1,024 characters without control characters.");
        }
        return id;
    }
}
