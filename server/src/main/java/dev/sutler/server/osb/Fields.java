package dev.sutler.server.osb;

import dev.sutler.server.http.HttpProblem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// The fields of a JSON object in a request. A field that is `null` counts as missing; one of
/// another type than asked for is an error that names it.
final class Fields {

    private final ObjectNode object;
    private final String path;

    private Fields(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /// The fields of a request's body.
    static Fields of(ObjectNode body) {
        return new Fields(body, "");
    }

    /// A text. It may be empty.
    Optional<String> text(String name) {
        return present(name)
                .map(
                        value -> {
                            if (!value.isString()) {
                                throw HttpProblem.badRequest(
                                        "The field `%s%s` must be a string.".formatted(path, name));
                            }
                            return value.stringValue();
                        });
    }

    /// An id: a text that is not empty and not too long.
    Optional<String> id(String name) {
        return text(name)
                .map(value -> Ids.checked(value, "The field `%s%s`".formatted(path, name)));
    }

    /// An id that must be there.
    String requiredId(String name) {
        return id(name).orElseThrow(
                        () ->
                                HttpProblem.badRequest(
                                        "The field `%s%s` is required.".formatted(path, name)));
    }

    /// An object.
    Optional<ObjectNode> object(String name) {
        return present(name)
                .map(
                        value -> {
                            if (value instanceof ObjectNode found) {
                                return found;
                            }
                            throw HttpProblem.badRequest(
                                    "The field `%s%s` must be a JSON object."
                                            .formatted(path, name));
                        });
    }

    /// An object, or an empty one in its place.
    ObjectNode objectOrEmpty(String name) {
        return object(name).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /// The fields of an object in this one; there are none when it is missing.
    Fields in(String name) {
        return new Fields(objectOrEmpty(name), path + name + ".");
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }
}
