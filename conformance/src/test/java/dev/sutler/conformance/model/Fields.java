package dev.sutler.conformance.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// The members of a request's body, with their types.
///
/// @param lax whether what is missing or wrong is made up
record Fields(ObjectNode json, boolean lax) {

    /// A text that must be there.
    String text(String name) {
        return optionalText(name)
                .orElseGet(
                        () -> {
                            if (lax) {
                                return "";
                            }
                            throw Refused.badRequest(name + " is missing");
                        });
    }

    /// A text that may be absent, but not empty.
    Optional<String> optionalText(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isString() && !value.stringValue().isEmpty()) {
            return Optional.of(value.stringValue());
        }
        if (lax) {
            return Optional.empty();
        }
        throw Refused.badRequest(name + " must be a non-empty string");
    }

    /// An object; empty when it is absent.
    Fields object(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || (lax && !value.isObject())) {
            return new Fields(Json.object(), lax);
        }
        if (value.isObject()) {
            return new Fields(value.asObject(), lax);
        }
        throw Refused.badRequest(name + " must be an object");
    }

    boolean has(String name) {
        return json.has(name);
    }
}
