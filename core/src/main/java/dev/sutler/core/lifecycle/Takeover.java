package dev.sutler.core.lifecycle;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What an adoption takes over. It stands where an operation keeps what it must not forget, so that
/// whatever follows a failed one knows it, too: its abandoned checkpoint, and then its checkpoints.
public final class Takeover {

    private static final String KEY = "dev.sutler/takes-over";

    private Takeover() {}

    /// A checkpoint that says what is taken over, beside what it said before.
    ///
    /// @param name what the back end calls it
    public static ObjectNode in(ObjectNode checkpoint, String name) {
        return checkpoint.deepCopy().put(KEY, name);
    }

    /// A checkpoint that says nothing else.
    public static ObjectNode of(String name) {
        return in(JsonNodeFactory.instance.objectNode(), name);
    }

    /// The transition that begins an adoption.
    ///
    /// @param instance what it leads to, which no store has seen yet
    /// @param name what the back end calls what is taken over
    public static Transition begin(
            StoredInstance instance, UUID operationId, Caller caller, Duration limit, String name) {
        Order order =
                new Order(
                        Fingerprint.of(OperationKind.ADOPT),
                        Optional.empty(),
                        false,
                        caller,
                        limit);
        return new Transition.Provision(
                instance,
                new NewOperation(
                        operationId,
                        Operation.Subject.of(instance.id()),
                        OperationKind.ADOPT,
                        order,
                        Optional.of(of(name))));
    }

    /// What is taken over, or was left behind when that failed; empty when nothing is.
    public static Optional<String> name(OperationProgress progress) {
        return progress.checkpoint()
                .or(progress::abandoned)
                .flatMap(Takeover::name)
                .or(() -> progress.abandoned().flatMap(Takeover::name));
    }

    private static Optional<String> name(ObjectNode checkpoint) {
        return Optional.of(checkpoint.path(KEY).asString("")).filter(name -> !name.isEmpty());
    }
}
