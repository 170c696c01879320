package dev.sutler.core.operation;

import dev.sutler.core.lifecycle.Operation;
import dev.sutler.spi.Call;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The call of a provider under a held lease.
record HeldCall(HeldOperation held, Operation operation) implements Call {

    @Override
    public UUID operationId() {
        return operation.id();
    }

    @Override
    public long epoch() {
        return operation.lease().epoch();
    }

    @Override
    public int attempt() {
        return Math.max(1, operation.progress().attempt());
    }

    @Override
    public Instant deadline() {
        return operation.schedule().deadline();
    }

    @Override
    public Optional<ObjectNode> checkpoint() {
        return operation.progress().checkpoint();
    }

    @Override
    public void report(String description) {
        held.report(ResultCheck.sentence(description));
    }

    @Override
    public boolean cancelled() {
        return held.unwanted();
    }
}
