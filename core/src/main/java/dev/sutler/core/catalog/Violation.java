package dev.sutler.core.catalog;

import com.networknt.schema.Error;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;

/// Says in a sentence where a value breaks which rule of a schema. It quotes the rule, never the
/// value.
///
/// @param tree the schema
/// @param whole what to call the value as a whole
record Violation(ObjectNode tree, String whole) {

    private static final int PLACE_LENGTH = 200;
    private static final int RULE_LENGTH = 300;

    String sentence(Error error) {
        String place = place(error.getInstanceLocation().toString());
        String rule = rule(error.getSchemaNode());
        String property = property(error);
        return switch (error.getKeyword()) {
            case "required" -> below(place, property) + " is missing";
            case "additionalProperties", "unevaluatedProperties" ->
                    below(place, property) + " is not known" + knownProperties(error);
            case "type" -> place + " must be of type " + rule;
            case "enum" -> place + " must be one of " + rule;
            case "const" -> place + " must be " + rule;
            case "pattern" -> place + " must match the pattern " + rule;
            case "format" -> place + " must have the format " + rule;
            case "minimum" ->
                    place + (excludes(error) ? " must be above " : " must not be below ") + rule;
            case "maximum" ->
                    place + (excludes(error) ? " must be below " : " must not be above ") + rule;
            case "exclusiveMinimum" -> place + " must be above " + rule;
            case "exclusiveMaximum" -> place + " must be below " + rule;
            case "multipleOf" -> place + " must be a multiple of " + rule;
            case "minLength" -> place + " must have at least " + rule + " characters";
            case "maxLength" -> place + " must have at most " + rule + " characters";
            case "minItems" -> place + " must have at least " + rule + " elements";
            case "maxItems" -> place + " must have at most " + rule + " elements";
            case "uniqueItems" -> place + " must not have an element twice";
            case "minProperties" -> place + " must have at least " + rule + " properties";
            case "maxProperties" -> place + " must have at most " + rule + " properties";
            case "propertyNames" -> below(place, property) + " is not a name that is allowed here";
            case "oneOf" -> place + " must match exactly one of its alternatives";
            case "anyOf" -> place + " must match one of its alternatives";
            case "not" -> place + " must not match " + rule;
            case "false" -> place + " is not allowed";
            case "dependentRequired", "dependencies" ->
                    place + " must have the properties that others need: " + rule;
            case "contains" -> place + " must have an element that matches " + rule;
            default -> place + " breaks the rule `" + error.getKeyword() + "`";
        };
    }

    /* In draft 04, `exclusiveMinimum` is a flag beside `minimum`. */
    private boolean excludes(Error error) {
        String keyword = error.getKeyword();
        String flag = keyword.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum";
        JsonNode value = parent(error).path(flag);
        return value.isBoolean() && value.booleanValue();
    }

    private String knownProperties(Error error) {
        Collection<String> known = parent(error).path("properties").propertyNames();
        return known.isEmpty()
                ? ""
                : printable(": known are " + String.join(", ", known), RULE_LENGTH);
    }

    /* The schema in which the broken rule stands. */
    private JsonNode parent(Error error) {
        String keyword = error.getSchemaLocation().getFragment().toString();
        int end = keyword.lastIndexOf('/');
        return end < 0 ? tree : tree.at(JsonPointer.compile(keyword.substring(0, end)));
    }

    private static String property(Error error) {
        String property = error.getProperty();
        return property == null ? "" : property;
    }

    private String place(String pointer) {
        return pointer.isEmpty() ? whole : printable(pointer, PLACE_LENGTH);
    }

    private static String below(String place, String property) {
        String start = place.startsWith("/") ? place : "";
        return printable(
                start + "/" + property.replace("~", "~0").replace("/", "~1"), PLACE_LENGTH);
    }

    private static String rule(JsonNode rule) {
        String text = rule.isString() ? rule.stringValue() : rule.toString();
        return printable(text, RULE_LENGTH);
    }

    private static String printable(String text, int length) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(length)
                .forEach(
                        each ->
                                printable.appendCodePoint(
                                        Character.isISOControl(each) ? '?' : each));
        return text.codePointCount(0, text.length()) > length
                ? printable.append('…').toString()
                : printable.toString();
    }
}
