package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.spi.Found;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files that tell a pipeline to remove what belongs to nobody.
final class Orphans {

    private Orphans() {}

    /// @return what to write; empty when what stands there is not what was listed
    static Optional<Map<String, Optional<byte[]>>> marked(
            Snapshot now, Desk desk, Found orphan, String operation, Instant at) {
        if (orphan.instanceId().isEmpty()) {
            return Optional.empty();
        }
        String instance = orphan.instanceId().get();
        Place place =
                orphan.bindingId()
                        .map(binding -> Place.ofBinding(instance, binding))
                        .orElseGet(() -> Place.ofInstance(instance));
        String folder =
                orphan.bindingId()
                        .map(binding -> Layout.bindingDirectory(instance, binding))
                        .orElseGet(() -> Layout.instanceDirectory(instance));
        if (!folder.equals(orphan.name())
                || !(now.read(place.file()) instanceof Content.Bytes(byte[] present))) {
            return Optional.empty();
        }
        Optional<byte[]> file =
                orphan.bindingId().isPresent()
                        ? binding(present, desk, operation, at)
                        : instance(present, desk, operation, at);
        return file.map(bytes -> files(place, orphan, operation, bytes));
    }

    private static Map<String, Optional<byte[]>> files(
            Place place, Found orphan, String operation, byte[] file) {
        Kind kind = orphan.bindingId().isPresent() ? Kind.UNBIND : Kind.DEPROVISION;
        Map<String, Optional<byte[]>> files = new HashMap<>();
        files.put(place.file(), Optional.of(file));
        files.put(
                place.status(),
                Optional.of(
                        Files.status(State.IN_PROGRESS, kind.waiting(), Optional.of(operation))));
        return files;
    }

    private static Optional<byte[]> instance(
            byte[] present, Desk desk, String operation, Instant at) {
        return Files.instance(present) instanceof Parsed.Good<InstanceFile>(var file)
                ? Optional.of(
                        Files.write(
                                file.removed(stamp(operation, file.stamp(), at)),
                                desk.wording().style()))
                : Optional.empty();
    }

    private static Optional<byte[]> binding(
            byte[] present, Desk desk, String operation, Instant at) {
        return Files.binding(present) instanceof Parsed.Good<BindingFile>(var file)
                ? Optional.of(
                        Files.write(
                                file.removed(stamp(operation, file.stamp(), at)),
                                desk.wording().style()))
                : Optional.empty();
    }

    /* The number stays: what belongs to nobody has no call of its own. */
    private static Stamp stamp(String operation, Optional<Stamp> before, Instant at) {
        return new Stamp(
                operation,
                before.map(Stamp::epoch).orElse(0L),
                at,
                before.flatMap(Stamp::maintenanceVersion),
                Optional.empty());
    }
}
