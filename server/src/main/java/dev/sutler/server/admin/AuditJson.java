package dev.sutler.server.admin;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.audit.AuditTrail.Recorded;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The audit's entries as JSON.
final class AuditJson {

    private AuditJson() {}

    static ObjectNode of(Recorded recorded) {
        AuditEntry entry = recorded.entry();
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", recorded.position().id())
                        .put("at", recorded.position().at().toString());
        putActor(shown, entry.actor());
        shown.put("action", entry.action()).put("outcome", entry.outcome());
        entry.target().instanceId().ifPresent(id -> shown.put("instance_id", id));
        entry.target().bindingId().ifPresent(id -> shown.put("binding_id", id));
        entry.target().operationId().ifPresent(id -> shown.put("operation_id", id.toString()));
        shown.put("request_id", entry.requestId());
        entry.reason().ifPresent(reason -> shown.put("reason", reason));
        shown.set("details", entry.details());
        return shown;
    }

    private static void putActor(ObjectNode shown, Actor actor) {
        switch (actor) {
            case Actor.Platform platform -> {
                shown.put("actor_kind", "platform").put("actor", platform.name());
                platform.identity()
                        .ifPresent(identity -> shown.set("originating_identity", identity.value()));
            }
            case Actor.Operator(String name) ->
                    shown.put("actor_kind", "operator").put("actor", name);
            case Actor.Broker(String part) -> shown.put("actor_kind", "broker").put("actor", part);
        }
    }
}
