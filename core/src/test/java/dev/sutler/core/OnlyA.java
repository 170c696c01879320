package dev.sutler.core;

import dev.sutler.core.catalog.ParameterSchema;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// A schema that knows a key `a` and no other.
///
/// @param required whether `a` must be there
record OnlyA(boolean required) implements ParameterSchema {

    @Override
    public List<String> violations(ObjectNode parameters) {
        List<String> violations = new ArrayList<>();
        if (required && !parameters.has("a")) {
            violations.add("a is missing.");
        }
        parameters
                .propertyStream()
                .map(member -> member.getKey())
                .filter(key -> !key.equals("a"))
                .forEach(key -> violations.add(key + " is unknown."));
        return violations;
    }

    @Override
    public boolean hasRequiredMembers() {
        return required;
    }

    @Override
    public ObjectNode withoutWriteOnly(ObjectNode parameters) {
        ObjectNode shown = parameters.deepCopy();
        shown.remove("secret");
        return shown;
    }
}
