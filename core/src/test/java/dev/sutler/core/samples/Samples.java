package dev.sutler.core.samples;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.core.lifecycle.Ticket;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Secret;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Resources and operations, each with something in every field that matters.
public final class Samples {

    /// The one offering.
    public static final String SERVICE = "service-1";

    /// Its plan that most instances have.
    public static final String PLAN = "plan-small";

    /// Its other plan.
    public static final String OTHER_PLAN = "plan-large";

    /// The one instance.
    public static final String INSTANCE_ID = "instance-1";

    /// The one binding.
    public static final BindingKey BINDING = new BindingKey(INSTANCE_ID, "binding-1");

    /// How long an operation may take.
    public static final Duration TIME_LIMIT = Duration.ofMinutes(40);

    /// When everything was stored and read, by the store's clock.
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Samples() {}

    /// A JSON object, written with single quotes.
    public static ObjectNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"')).asObject();
    }

    /// Somebody who asks.
    public static Caller caller() {
        return new Caller("cloudfoundry", Optional.empty(), "request-1");
    }

    /// What an operation needs beside the decision to begin it.
    public static Ticket ticket() {
        return Ticket.of(new UUID(7, 7), caller(), TIME_LIMIT);
    }

    /// The shape that instances have.
    public static InstanceShape shape() {
        return new InstanceShape(
                PLAN, json("{'size': 1}"), json("{'platform': 'p'}"), Optional.empty());
    }

    /// An instance as it stands in the store, in version 3.
    public static StoredInstance instance(InstanceState state, boolean provisioned) {
        return new StoredInstance(
                INSTANCE_ID,
                "cloudfoundry",
                SERVICE,
                new Tenancy("org", "space"),
                shape(),
                new StoredInstance.Status(state, provisioned, 3),
                new InstanceOutput(Optional.empty(), InstanceDetails.none()));
    }

    /// A ready instance.
    public static StoredInstance readyInstance() {
        return instance(InstanceState.READY, true);
    }

    /// A binding as it stands in the store, in version 5.
    public static StoredBinding binding(BindingState state) {
        return new StoredBinding(
                BINDING,
                new StoredBinding.Request(
                        PLAN,
                        json("{'role': 'reader'}"),
                        json("{}"),
                        json("{'app_guid': 'app'}"),
                        Optional.empty()),
                state,
                5,
                state == BindingState.READY || state == BindingState.UNBINDING
                        ? Optional.of(bindingDetails())
                        : Optional.empty());
    }

    /// What a provider hands out.
    public static BindingDetails bindingDetails() {
        return BindingDetails.ofCredentials(Secret.of(json("{'password': 'p'}")), List.of());
    }

    /// An operation about the instance that has just begun.
    public static Operation operation(OperationKind kind) {
        return operation(kind, progress(OperationState.RUNNING));
    }

    /// An operation about the instance or, by its kind, the binding.
    public static Operation operation(OperationKind kind, OperationProgress progress) {
        Operation.Subject subject =
                switch (kind) {
                    case PROVISION, UPDATE, DEPROVISION, ADOPT -> Operation.Subject.of(INSTANCE_ID);
                    case BIND, UNBIND, ROTATE -> Operation.Subject.of(BINDING);
                };
        return new Operation(
                new UUID(0, 1),
                subject,
                kind,
                order(false),
                progress,
                new Operation.Schedule(
                        NOW,
                        NOW,
                        NOW.plus(TIME_LIMIT),
                        progress.state().active() ? Optional.empty() : Optional.of(NOW),
                        NOW),
                new Operation.Lease(Optional.of(new UUID(0, 2)), 1));
    }

    /// What was asked for.
    public static Order order(boolean fromFailed) {
        return new Order("fingerprint", Optional.empty(), fromFailed, caller(), TIME_LIMIT);
    }

    /// A first attempt in the given state.
    public static OperationProgress progress(OperationState state) {
        return new OperationProgress(
                state, 1, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    /// A first attempt with checkpoints.
    public static OperationProgress progress(
            OperationState state, Optional<ObjectNode> checkpoint, Optional<ObjectNode> abandoned) {
        return new OperationProgress(state, 1, checkpoint, abandoned, "", Optional.empty());
    }
}
