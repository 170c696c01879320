package dev.sutler.server.admin;

import dev.sutler.core.operator.ActiveOperation;
import dev.sutler.core.operator.BindingView;
import dev.sutler.core.operator.InstanceView;
import dev.sutler.core.operator.JournalEntry;
import dev.sutler.core.operator.OperationView;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Optional;

/// What operators see, as JSON. What is not there is left out.
final class OperatorJson {

    private OperatorJson() {}

    static ObjectNode of(InstanceView instance) {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", instance.id())
                        .put("platform", instance.platform())
                        .put("service_id", instance.kind().serviceId())
                        .put("plan_id", instance.kind().planId())
                        .put("state", AdminFields.word(instance.state()))
                        .put("provisioned", instance.status().provisioned())
                        .put("organization", instance.tenancy().organization())
                        .put("space", instance.tenancy().space())
                        .put("created_at", instance.createdAt().toString());
        instance.kind()
                .maintenanceVersion()
                .ifPresent(version -> shown.put("maintenance_version", version));
        instance.active().ifPresent(active -> shown.set("active_operation", of(active)));
        return shown;
    }

    static ObjectNode of(BindingView binding) {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("instance_id", binding.key().instanceId())
                        .put("id", binding.key().bindingId())
                        .put("plan_id", binding.planId())
                        .put("state", AdminFields.word(binding.state()))
                        .put("created_at", binding.createdAt().toString());
        put(shown, "expires_at", binding.validity().expiresAt());
        put(shown, "renew_before", binding.validity().renewBefore());
        binding.predecessorId().ifPresent(id -> shown.put("predecessor_id", id));
        binding.active().ifPresent(active -> shown.set("active_operation", of(active)));
        return shown;
    }

    private static ObjectNode of(ActiveOperation active) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", active.id().toString())
                .put("kind", AdminFields.word(active.kind()));
    }

    static ObjectNode of(OperationView operation) {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", operation.id().toString())
                        .put("instance_id", operation.subject().instanceId());
        operation.subject().bindingId().ifPresent(id -> shown.put("binding_id", id));
        shown.put("kind", AdminFields.word(operation.kind()))
                .put("state", AdminFields.word(operation.state()))
                .put("stuck", operation.stuck())
                .put("attempt", operation.progress().attempt())
                .put("description", operation.progress().description());
        operation.progress().failure().ifPresent(failure -> shown.put("failure", failure));
        shown.put("platform", operation.asked().platform())
                .put("request_id", operation.asked().requestId())
                .put("started_at", operation.schedule().createdAt().toString())
                .put("deadline", operation.schedule().deadline().toString());
        put(shown, "finished_at", operation.schedule().finishedAt());
        if (operation.active()) {
            putWork(shown, operation);
        }
        return shown;
    }

    private static void putWork(ObjectNode shown, OperationView operation) {
        OperationView.Hold hold = operation.hold();
        shown.put("due_at", operation.schedule().runAt().toString()).put("held", hold.held());
        if (hold.held()) {
            hold.worker().ifPresent(worker -> shown.put("worker", worker.toString()));
            put(shown, "lease_until", hold.until());
        }
        hold.waitsFor().ifPresent(id -> shown.put("waits_for", id.toString()));
    }

    static ObjectNode of(JournalEntry entry) {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("number", entry.number())
                        .put("attempt", entry.attempt().number())
                        .put("undoing", entry.attempt().undoing())
                        .put("started_at", entry.startedAt().toString())
                        .put("ended_at", entry.endedAt().toString())
                        .put("outcome", AdminFields.word(entry.outcome()))
                        .put("message", entry.message());
        entry.attempt()
                .worker()
                .ifPresent(
                        worker ->
                                shown.put(
                                        "worker",
                                        worker.replica().orElseGet(() -> worker.id().toString())));
        put(shown, "retry_at", entry.retryAt());
        return shown;
    }

    static void put(ObjectNode shown, String name, Optional<Instant> time) {
        time.ifPresent(at -> shown.put(name, at.toString()));
    }
}
