package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.FreeForm;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.tool.ToolException.Kind;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All files of an instance in one object, under the names that UniPipe has for them.
final class Showing {

    private static final String MASK = "…";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final View view;
    private final boolean revealed;

    /// @param revealed whether what is secret is shown
    Showing(View view, boolean revealed) {
        this.view = view;
        this.revealed = revealed;
    }

    /// @param target which instance; with a binding, no other binding is shown
    ObjectNode show(Target target) {
        Target outer = new Target(target.instance(), Optional.empty());
        Place instance = Place.of(view, outer).orElseThrow(() -> noSuch(outer));
        List<Place> bindings =
                target.binding().isEmpty()
                        ? instance.bindings(view)
                        : List.of(Place.of(view, target).orElseThrow(() -> noSuch(target)));
        ObjectNode shown = NODES.objectNode();
        ObjectNode file = sound(instance.file());
        shown.set("instance", withoutClientSecret(file));
        ArrayNode list = shown.putArray("bindings");
        for (Place binding : bindings) {
            ObjectNode one = list.addObject();
            one.set("binding", sound(binding.file()));
            one.set("status", file(binding.status()));
            one.set("credentials", masked(file(binding.credentials())));
        }
        shown.set("status", file(instance.status()));
        shown.set(
                "servicePlan",
                Plans.find(file.path("serviceDefinition"), file.path("planId").asString(""))
                        .orElseGet(NODES::nullNode));
        shown.set("manualParameters", file(instance.parameters()));
        return shown;
    }

    private static ToolException noSuch(Target target) {
        return new ToolException(
                Kind.NO_SUCH,
                "There is no %s in the clone. Has it been fetched?".formatted(target));
    }

    private ObjectNode sound(String path) {
        if (file(path) instanceof ObjectNode file) {
            return file;
        }
        throw new ToolException(Kind.CANNOT, path + " is missing.");
    }

    private JsonNode file(String path) {
        return switch (view.read(path)) {
            case Content.Absent _ -> NODES.nullNode();
            case Content.Unusable(String problem) ->
                    throw new ToolException(Kind.CANNOT, path + " is " + problem + ".");
            case Content.Bytes(byte[] bytes) ->
                    switch (FreeForm.read(bytes)) {
                        case Parsed.Good<ObjectNode>(ObjectNode good) -> good;
                        case Parsed.Bad<ObjectNode> bad ->
                                throw new ToolException(Kind.CANNOT, path + ": " + bad.sentence());
                    };
        };
    }

    /* UniPipe copies the secret of a dashboard's client into every instance. */
    private ObjectNode withoutClientSecret(ObjectNode instance) {
        if (!revealed
                && instance.path("serviceDefinition").path("dashboardClient")
                        instanceof ObjectNode client
                && client.path("secret").isString()) {
            client.put("secret", MASK);
        }
        return instance;
    }

    private JsonNode masked(JsonNode value) {
        if (revealed || value.isNull()) {
            return value;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode masked = NODES.objectNode();
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                masked.set(each.getKey(), masked(each.getValue()));
            }
            return masked;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode masked = NODES.arrayNode();
            array.forEach(each -> masked.add(masked(each)));
            return masked;
        }
        return NODES.stringNode(MASK);
    }
}
