package dev.sutler.core.reconcile;

import dev.sutler.spi.Drift;
import dev.sutler.spi.Found;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one run has found and done about one offering. Everything is counted; of each kind, the
/// first are named.
final class ServiceTally {

    private final String serviceId;
    private final String serviceName;
    private long found;
    private long foreign;
    private long orphans;
    private long instances;
    private long ghosts;
    private long drifts;
    private long removed;
    private long repaired;
    private final ArrayNode foreignNames = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode differences = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode actions = JsonNodeFactory.instance.arrayNode();
    private final List<String> problems = new ArrayList<>();

    ServiceTally(String serviceId, String serviceName) {
        this.serviceId = serviceId;
        this.serviceName = serviceName;
    }

    void found(Found each) {
        switch (each.mark()) {
            case OURS, UNMARKED -> found++;
            case FOREIGN -> {
                foreign++;
                if (foreign <= ReconcileOptions.NAMED) {
                    foreignNames.add(each.name());
                }
            }
            case UNKNOWN -> {}
        }
    }

    void orphan() {
        orphans++;
    }

    void instance() {
        instances++;
    }

    void drift(Drift drift) {
        switch (drift.kind()) {
            case MISSING -> ghosts++;
            case DIFFERS -> drifts++;
        }
        if (differences.size() < ReconcileOptions.NAMED) {
            ObjectNode shown = differences.addObject().put("instance_id", drift.instanceId());
            drift.bindingId().ifPresent(id -> shown.put("binding_id", id));
            shown.put("kind", drift.kind() == Drift.Kind.MISSING ? "ghost" : "drift")
                    .put("repairable", drift.repairable())
                    .put("message", drift.message());
        }
    }

    void removed(Orphan orphan) {
        removed++;
        act("removed", orphan.found().name(), Optional.empty());
    }

    void repaired(Drift drift) {
        repaired++;
        act("repaired", drift.bindingId().orElse(drift.instanceId()), Optional.empty());
    }

    void heldBack(String what, String why) {
        act("held-back", what, Optional.of(why));
    }

    private void act(String action, String what, Optional<String> why) {
        if (actions.size() < ReconcileOptions.NAMED) {
            ObjectNode shown = actions.addObject().put("action", action).put("what", what);
            why.ifPresent(message -> shown.put("message", message));
        }
    }

    /// Something that keeps this offering from being compared or repaired.
    void problem(String sentence) {
        if (problems.size() < ReconcileOptions.NAMED && !problems.contains(sentence)) {
            problems.add(sentence);
        }
    }

    String serviceId() {
        return serviceId;
    }

    long foundOurs() {
        return found;
    }

    ObjectNode json() {
        ObjectNode shown =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("service_id", serviceId)
                        .put("service", serviceName)
                        .put("instances", instances)
                        .put("found", found)
                        .put("foreign", foreign)
                        .put("orphans", orphans)
                        .put("ghosts", ghosts)
                        .put("drifts", drifts)
                        .put("removed", removed)
                        .put("repaired", repaired);
        ArrayNode said = shown.putArray("problems");
        problems.forEach(said::add);
        shown.set("foreign_names", foreignNames);
        shown.set("differences", differences);
        shown.set("actions", actions);
        return shown;
    }
}
