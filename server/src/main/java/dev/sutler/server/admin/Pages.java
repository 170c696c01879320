package dev.sutler.server.admin;

import dev.sutler.core.operator.Page;
import dev.sutler.core.operator.Page.Position;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/// How long lists go over the wire: `limit` and `cursor` in the query, `items` and `next` in the
/// answer. A cursor means nothing to a client.
public final class Pages {

    private static final int STANDARD = 100;
    private static final int MOST = 500;
    private static final int MOST_KEYS = 4;

    private Pages() {}

    /// Reads which part of a list is wanted.
    public static Page.Request request(AdminFields fields) {
        int limit = fields.number("limit", 1, MOST).map(Long::intValue).orElse(STANDARD);
        return new Page.Request(
                limit,
                fields.checked("cursor", Pages::position, "must be `next` of the page before"));
    }

    /// The answer with a page.
    public static <T> HttpResponse answer(Page<T> page, Function<T, ? extends JsonNode> shown) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        page.items().forEach(item -> items.add(shown.apply(item)));
        page.next().ifPresent(next -> body.put("next", cursor(next)));
        return HttpResponse.json(200, body);
    }

    private static String cursor(Position position) {
        ArrayNode keys = JsonNodeFactory.instance.arrayNode();
        position.keys().forEach(keys::add);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Position> position(String cursor) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(cursor);
            JsonNode keys =
                    JsonMapper.shared().readTree(new String(decoded, StandardCharsets.UTF_8));
            return keys.isArray()
                            && keys.size() <= MOST_KEYS
                            && keys.valueStream().allMatch(Pages::sound)
                    ? Optional.of(
                            new Position(keys.valueStream().map(JsonNode::stringValue).toList()))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static boolean sound(JsonNode key) {
        return key.isString()
                && key.stringValue()
                        .chars()
                        .noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    }
}
