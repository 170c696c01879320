package dev.sutler.testkit.store;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.Caller;
import dev.sutler.core.lifecycle.InstanceOutput;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.NewOperation;
import dev.sutler.core.lifecycle.Operation.Subject;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Order;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.InstanceMetadata;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Secret;
import dev.sutler.spi.Validity;
import dev.sutler.spi.VolumeMount;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Values to store, with something in every field.
final class Samples {

    /// A worker.
    static final UUID ALICE = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");

    /// Another worker.
    static final UUID BOB = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");

    static final Duration TIME_LIMIT = Duration.ofMinutes(55);

    static final Failure FAILURE =
            new Failure(true, "There is no room left.", new Usability(false, true));

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Samples() {}

    static ObjectNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"')).asObject();
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    static StoredInstance instance(String id) {
        return instance(id, shape("plan-small"));
    }

    static StoredInstance instance(String id, InstanceShape shape) {
        return new StoredInstance(
                id,
                "cloudfoundry",
                "service-postgresql",
                new Tenancy("org-1", "space-1"),
                shape,
                StoredInstance.Status.NEW,
                new InstanceOutput(
                        Optional.of("https://dashboard.example/1"), InstanceDetails.none()));
    }

    static InstanceShape shape(String planId) {
        return new InstanceShape(
                planId,
                json("{'size': 3, 'names': ['a', 'b'], 'nested': {'on': true, 'off': null}}"),
                json("{'platform': 'cloudfoundry', 'organization_name': 'Ünïcode 🐘'}"),
                Optional.of("1.2.3+abc"));
    }

    static InstanceDetails instanceDetails() {
        return new InstanceDetails(
                new InstanceMetadata(json("{'team': 'blue'}"), json("{'tier': 'gold'}")),
                json("{'database': 'd_1'}"));
    }

    static StoredBinding binding(BindingKey key) {
        return new StoredBinding(
                key,
                new StoredBinding.Request(
                        "plan-small",
                        json("{'role': 'reader'}"),
                        json("{'platform': 'cloudfoundry'}"),
                        json("{'app_guid': 'app-1'}"),
                        Optional.of("an earlier one")),
                BindingState.BINDING,
                0,
                Optional.empty());
    }

    static BindingDetails bindingDetails() {
        return new BindingDetails(
                Optional.of(Secret.of(json("{'uri': 'postgresql://u:p@h/d', 'password': 'p'}"))),
                List.of(
                        Endpoint.tcp("db.example", 5432),
                        new Endpoint(
                                "10.0.0.1", List.of("53", "9000-9010"), Endpoint.Protocol.UDP)),
                new Delivery(
                        Optional.of("syslog://logs.example"),
                        Optional.of("https://route.example"),
                        List.of(
                                new VolumeMount(
                                        "nfs", "/data", true, "volume-1", json("{'uid': 7}")))),
                new Validity(
                        Optional.of(Instant.parse("2030-01-02T03:04:05.678901Z")),
                        Optional.of(Instant.parse("2029-12-31T23:59:59Z"))),
                json("{'role': 'r_1'}"));
    }

    static Caller caller() {
        return new Caller(
                "cloudfoundry",
                Optional.of(
                        new OriginatingIdentity("cloudfoundry", json("{'user_id': '683ea748'}"))),
                "request-1");
    }

    static Order order(OperationKind kind) {
        Optional<InstanceShape> target =
                kind == OperationKind.UPDATE ? Optional.of(shape("plan-large")) : Optional.empty();
        return new Order("fingerprint of " + kind.word(), target, false, caller(), TIME_LIMIT);
    }

    static NewOperation operation(Subject subject, OperationKind kind) {
        return new NewOperation(UUID.randomUUID(), subject, kind, order(kind), Optional.empty());
    }

    static NewOperation operation(String instanceId, OperationKind kind) {
        return operation(Subject.of(instanceId), kind);
    }

    static NewOperation operation(BindingKey key, OperationKind kind) {
        return operation(Subject.of(key), kind);
    }
}
