package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Style;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a broker writes into the repository, for tests.
final class Wanted {

    static final String ID = "9f0c7a10-1111-4222-8333-444455556666";
    static final String BINDING = "77aa0000-1111-4222-8333-444455556666";

    private static final JsonMapper JSON = new JsonMapper();

    private Wanted() {}

    /// Files of an instance as a new operation leaves them.
    static Map<String, String> instance(String id, String operation, boolean deleted) {
        Map<String, String> files = new HashMap<>();
        files.put(Layout.instance(id), instanceFile(id, operation, deleted));
        if (deleted || !operation.endsWith("1")) {
            files.put(Layout.instanceStatus(id), status(State.IN_PROGRESS, "reset", operation));
        }
        return files;
    }

    static String instanceFile(String id, String operation, boolean deleted) {
        return text(
                Files.write(
                        new InstanceFile(
                                id,
                                "service-1",
                                "plan-1",
                                object(
                                        """
                                        {"id": "service-1", "name": "managed-vnet",
                                         "dashboard_client": {"id": "c", "secret": "hush"},
                                         "plans": [{"id": "plan-1", "name": "small"}]}
                                        """),
                                Optional.empty(),
                                JsonNodeFactory.instance.objectNode(),
                                Optional.of(
                                        object(
                                                """
                                                {"platform": "meshmarketplace",
                                                 "customer_id": "webshop", "project_id": "dev"}
                                                """)),
                                deleted,
                                stamp(operation)),
                        Style.PLAIN));
    }

    /// Files of a binding as a new operation leaves them.
    static Map<String, String> binding(String id, String binding, String op, boolean deleted) {
        Map<String, String> files = new HashMap<>();
        files.put(
                Layout.binding(id, binding),
                text(
                        Files.write(
                                new BindingFile(
                                        binding,
                                        id,
                                        Optional.of("service-1"),
                                        Optional.of("plan-1"),
                                        Optional.empty(),
                                        JsonNodeFactory.instance.objectNode(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        deleted,
                                        stamp(op)),
                                Style.PLAIN)));
        if (deleted) {
            files.put(Layout.bindingStatus(id, binding), status(State.IN_PROGRESS, "reset", op));
        }
        return files;
    }

    static String status(State state, String description, String operation) {
        return text(
                Files.status(
                        state,
                        description,
                        Optional.of(operation).filter(name -> !name.isEmpty())));
    }

    /* None for a broker that does not write any. */
    private static Optional<Stamp> stamp(String operation) {
        return Optional.of(operation)
                .filter(name -> !name.isEmpty())
                .map(name -> new Stamp(name, 1, Instant.EPOCH, Optional.empty(), Optional.empty()));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
