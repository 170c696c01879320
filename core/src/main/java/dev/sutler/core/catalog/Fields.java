package dev.sutler.core.catalog;

import static dev.sutler.core.catalog.CatalogRule.FIELD_EMPTY;
import static dev.sutler.core.catalog.CatalogRule.FIELD_REQUIRED;
import static dev.sutler.core.catalog.CatalogRule.FIELD_TYPE;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The fields of an object in a catalog. What is wrong with one is reported, and then it counts as
/// absent.
record Fields(ObjectNode node, Place place) {

    Place at(String name) {
        return place.at(name);
    }

    boolean has(String name) {
        return node.has(name);
    }

    /// A text that must be there and say something; empty when it does not.
    String requiredText(String name) {
        required(name);
        Optional<String> text = text(name);
        if (text.isPresent() && text.get().isBlank()) {
            at(name).report(FIELD_EMPTY, "`" + name + "` must not be empty");
            return "";
        }
        return text.orElse("");
    }

    /// Reports a field that is not there.
    void required(String name) {
        if (!node.has(name)) {
            place.report(FIELD_REQUIRED, "the field `" + name + "` is missing");
        }
    }

    Optional<String> text(String name) {
        return value(name, "a string", JsonNode::isString).map(JsonNode::stringValue);
    }

    Optional<Boolean> flag(String name) {
        return value(name, "true or false", JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    Optional<Fields> object(String name) {
        return value(name, "an object", JsonNode::isObject)
                .map(value -> new Fields((ObjectNode) value, at(name)));
    }

    /// The elements of an array of texts, without those that are not.
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> elements = elements(name);
        for (int index = 0; index < elements.size(); index++) {
            JsonNode element = elements.get(index);
            if (element.isString()) {
                texts.add(element.stringValue());
            } else {
                wrongType(at(name).at(index), "each of `" + name + "`", "a string", element);
            }
        }
        return texts;
    }

    /// The elements of an array of objects, without those that are not.
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        List<JsonNode> elements = elements(name);
        for (int index = 0; index < elements.size(); index++) {
            Place place = at(name).at(index);
            if (elements.get(index) instanceof ObjectNode object) {
                objects.add(new Fields(object, place));
            } else {
                wrongType(place, "each of `" + name + "`", "an object", elements.get(index));
            }
        }
        return objects;
    }

    /// Any value but null, which no field of a catalog may be.
    Optional<JsonNode> value(String name, String expected, Predicate<JsonNode> fits) {
        return node.optional(name)
                .filter(
                        value -> {
                            if (!fits.test(value)) {
                                wrongType(at(name), "`" + name + "`", expected, value);
                            }
                            return fits.test(value);
                        });
    }

    private List<JsonNode> elements(String name) {
        return value(name, "an array", JsonNode::isArray)
                .map(array -> List.copyOf(array.values()))
                .orElse(List.of());
    }

    private static void wrongType(Place place, String what, String expected, JsonNode value) {
        place.report(
                FIELD_TYPE,
                "%s must be %s, not %s%s"
                        .formatted(what, expected, typeOf(value), hint(expected, value)));
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> "empty";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case STRING -> "a string";
            case BINARY, POJO -> "binary data";
        };
    }

    private static String hint(String expected, JsonNode value) {
        if (value.isNull()) {
            return ": leave it out when there is nothing to say";
        }
        if (expected.equals("a string") && (value.isNumber() || value.isBoolean())) {
            return ": put it in quotes";
        }
        if (expected.equals("true or false") && value.isString()) {
            boolean quoted = value.stringValue().toLowerCase(Locale.ROOT).matches("true|false");
            return quoted
                    ? ": write it in lower case, without quotes"
                    : ": YAML knows no yes, no, on and off";
        }
        return "";
    }
}
