package dev.sutler.server.postgres;

import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.Progress.Usability;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Small values that an operation keeps whole, as JSON documents in one column each.
final class Documents {

    private Documents() {}

    static ObjectNode of(InstanceShape shape) {
        ObjectNode document = Json.object().put("plan_id", shape.planId());
        document.set("parameters", shape.parameters());
        document.set("context", shape.context());
        shape.maintenanceVersion()
                .ifPresent(version -> document.put("maintenance_version", version));
        return document;
    }

    static InstanceShape shape(ObjectNode document) {
        return new InstanceShape(
                document.required("plan_id").stringValue(),
                document.required("parameters").asObject(),
                document.required("context").asObject(),
                optionalText(document, "maintenance_version"));
    }

    static ObjectNode of(OriginatingIdentity identity) {
        ObjectNode document = Json.object().put("platform", identity.platform());
        document.set("value", identity.value());
        return document;
    }

    static OriginatingIdentity identity(ObjectNode document) {
        return new OriginatingIdentity(
                document.required("platform").stringValue(), document.required("value").asObject());
    }

    static ObjectNode of(Failure failure) {
        return Json.object()
                .put("refused", failure.refused())
                .put("message", Texts.cleaned(failure.message()))
                .put("instance_usable", failure.usability().instanceUsable())
                .put("update_repeatable", failure.usability().updateRepeatable());
    }

    static Failure failure(ObjectNode document) {
        return new Failure(
                document.required("refused").booleanValue(),
                document.required("message").stringValue(),
                new Usability(
                        document.required("instance_usable").booleanValue(),
                        document.required("update_repeatable").booleanValue()));
    }

    static Optional<String> optionalText(ObjectNode document, String name) {
        return document.optional(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
