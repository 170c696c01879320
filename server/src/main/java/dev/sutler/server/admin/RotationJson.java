package dev.sutler.server.admin;

import dev.sutler.core.schedule.Timetable.Scheduled;
import dev.sutler.core.upkeep.Rotations.Counts;
import dev.sutler.core.upkeep.Rotations.Item;
import dev.sutler.core.upkeep.Rotations.Rotation;
import dev.sutler.core.upkeep.Rotations.Scope;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Rotations and scheduled tasks as JSON.
final class RotationJson {

    private RotationJson() {}

    static ObjectNode of(Rotation rotation) {
        ObjectNode body = object().put("id", rotation.id().toString());
        switch (rotation.wish().scope()) {
            case Scope.OfInstance(String instanceId) -> body.put("instance_id", instanceId);
            case Scope.OfPlan(String serviceId, String planId) ->
                    body.put("service_id", serviceId).put("plan_id", planId);
        }
        body.put("operator", rotation.wish().operator())
                .put("reason", rotation.wish().reason())
                .put("started_at", rotation.startedAt().toString());
        rotation.finishedAt().ifPresent(end -> body.put("finished_at", end.toString()));
        Counts counts = rotation.counts();
        body.putObject("bindings")
                .put("waiting", counts.waiting())
                .put("running", counts.running())
                .put("succeeded", counts.succeeded())
                .put("failed", counts.failed())
                .put("skipped", counts.skipped());
        return body;
    }

    static ObjectNode of(Item item) {
        ObjectNode body =
                object().put("instance_id", item.key().instanceId())
                        .put("binding_id", item.key().bindingId())
                        .put("state", AdminFields.word(item.state()))
                        .put("operation_id", item.operationId().toString());
        item.message().ifPresent(message -> body.put("message", message));
        return body;
    }

    static ObjectNode of(List<Scheduled> tasks) {
        ObjectNode body = object();
        ArrayNode items = body.putArray("items");
        tasks.forEach(task -> items.add(of(task)));
        return body;
    }

    private static ObjectNode of(Scheduled task) {
        ObjectNode body =
                object().put("name", task.name())
                        .put("every_seconds", task.every().toMillis() / 1000.0)
                        .put("next_run_at", task.nextRun().toString())
                        .put("running", task.heldBy().isPresent());
        task.lastStarted().ifPresent(start -> body.put("last_started_at", start.toString()));
        task.last()
                .ifPresent(
                        last ->
                                body.put("last_finished_at", last.finished().toString())
                                        .put("last_outcome", AdminFields.word(last.outcome()))
                                        .put("last_message", last.message())
                                        .put("failures_in_a_row", last.failuresInARow()));
        return body;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
