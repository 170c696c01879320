package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.DeliveryFile;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.function.Function;

/// What a binding consists of, collected from where the pipeline has left it.
final class Handout implements Course.Ending<BindingDetails> {

    private final Branch branch;
    private final Desk desk;
    private final PlanSettings plan;
    private final Task task;

    Handout(Branch branch, Desk desk, PlanSettings plan, Task task) {
        this.branch = branch;
        this.desk = desk;
        this.plan = plan;
        this.task = task;
    }

    @Override
    public Progress<BindingDetails> of(Snapshot now, Status.Extras extras, Checkpoint at) {
        Parsed<Optional<ObjectNode>> credentials =
                read(now, task.place().credentials(), desk::credentials);
        if (credentials instanceof Parsed.Bad<Optional<ObjectNode>>(int line, String problem)) {
            return unclear(at, task.place().credentials(), line, problem);
        }
        Parsed<Optional<DeliveryFile>> delivery =
                read(now, task.place().delivery(), Files::delivery);
        if (delivery instanceof Parsed.Bad<Optional<DeliveryFile>>(int line, String problem)) {
            return unclear(at, task.place().delivery(), line, problem);
        }
        Optional<ObjectNode> found = good(credentials);
        if (found.isEmpty() && plan.requireCredentials()) {
            return Progress.working(
                    at.lookedAgain().stored(),
                    at.pause(),
                    "The pipeline has finished; waiting for " + task.place().credentials());
        }
        BindingDetails details = details(found, good(delivery).orElse(DeliveryFile.NONE));
        return desk.settings().pipeline().removeCredentials()
                ? new Clearance(branch, desk.ownership(), task)
                        .clear(now, at, () -> Progress.done(details))
                : Progress.done(details);
    }

    private static BindingDetails details(
            Optional<ObjectNode> credentials, DeliveryFile delivered) {
        return new BindingDetails(
                credentials.filter(map -> !map.isEmpty()).map(Secret::of),
                delivered.endpoints(),
                delivered.delivery(),
                delivered.validity(),
                JsonNodeFactory.instance.objectNode());
    }

    private static <T> Parsed<Optional<T>> read(
            Snapshot now, String path, Function<byte[], Parsed<T>> parser) {
        return switch (now.read(path)) {
            case Content.Absent _ -> new Parsed.Good<>(Optional.empty());
            case Content.Unusable(String problem) -> new Parsed.Bad<>(0, problem);
            case Content.Bytes(byte[] bytes) ->
                    switch (parser.apply(bytes)) {
                        case Parsed.Good<T>(T value) -> new Parsed.Good<>(Optional.of(value));
                        case Parsed.Bad<T>(int line, String problem) ->
                                new Parsed.Bad<>(line, problem);
                    };
        };
    }

    private static <T> Optional<T> good(Parsed<Optional<T>> parsed) {
        return parsed instanceof Parsed.Good<Optional<T>>(Optional<T> value)
                ? value
                : Optional.empty();
    }

    private static Progress<BindingDetails> unclear(
            Checkpoint at, String path, int line, String problem) {
        return Progress.working(
                at.lookedAgain().stored(),
                at.pause(),
                "The pipeline's answer cannot be understood: %s%s: %s"
                        .formatted(path, line > 0 ? ":" + line : "", problem));
    }
}
