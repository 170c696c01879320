package dev.sutler.conformance.model;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An instance or a binding, also when it is gone.
public abstract class Resource {

    /// Where it is in its life.
    public enum Phase {
        CREATING,
        READY,
        UPDATING,
        DELETING,
        /// Its creation failed.
        BROKEN,
        GONE
    }

    private final String id;
    private final List<Operation> operations = new ArrayList<>();
    private Phase phase = Phase.CREATING;
    private ObjectNode parameters;
    private Instant readySince = Instant.MAX;
    private boolean deletionFailed;

    Resource(String id, ObjectNode parameters) {
        this.id = id;
        this.parameters = parameters;
    }

    public final String id() {
        return id;
    }

    public final Phase phase() {
        return phase;
    }

    /// Puts it into another phase, rightly or wrongly.
    public final void phase(Phase next) {
        phase = next;
    }

    public final ObjectNode parameters() {
        return parameters;
    }

    /// Gives it other parameters, rightly or wrongly.
    public final void parameters(ObjectNode other) {
        parameters = other;
    }

    final List<Operation> operations() {
        return operations;
    }

    final Operation latest() {
        return operations.getLast();
    }

    final void ready(Instant now) {
        phase = Phase.READY;
        readySince = now;
    }

    final Instant readySince() {
        return readySince;
    }

    /// Whether its deletion is to fail, which it does once.
    final boolean deletionFails() {
        boolean fails = !deletionFailed && parameters.path("fail_delete").asBoolean(false);
        deletionFailed |= fails;
        return fails;
    }

    final boolean slow() {
        return parameters.path("slow").asBoolean(false);
    }

    /// Whether it is not gone.
    final boolean there() {
        return phase != Phase.GONE;
    }

    /// Whether something is being done to it.
    final boolean busy() {
        return switch (phase) {
            case CREATING, UPDATING, DELETING -> true;
            case READY, BROKEN, GONE -> false;
        };
    }
}
