package dev.sutler.testkit;

import dev.sutler.spi.Call;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// One attempt at an operation, as a test makes it up.
///
/// @param reports what the provider said meanwhile, in order
public record TestCall(
        UUID operationId,
        long epoch,
        int attempt,
        Instant deadline,
        Optional<ObjectNode> checkpoint,
        List<String> reports)
        implements Call {

    /// The first attempt of a new operation, with all the time in the world and an epoch above
    /// those of all earlier ones.
    public static TestCall first() {
        return new TestCall(
                UUID.randomUUID(),
                System.nanoTime(),
                1,
                Instant.parse("9999-12-31T00:00:00Z"),
                Optional.empty(),
                new CopyOnWriteArrayList<>());
    }

    /// The next attempt after one that failed or threw.
    public TestCall again() {
        return new TestCall(operationId, epoch + 1, attempt + 1, deadline, checkpoint, reports);
    }

    /// The next call after one that handed over a checkpoint.
    public TestCall goOn(ObjectNode newCheckpoint) {
        return new TestCall(
                operationId, epoch + 1, 1, deadline, Optional.of(newCheckpoint), reports);
    }

    @Override
    public void report(String description) {
        reports.add(description);
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
