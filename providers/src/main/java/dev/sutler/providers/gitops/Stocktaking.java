package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.DirectoryNames;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.spi.Found;
import dev.sutler.spi.Found.Mark;

import java.util.Optional;
import java.util.function.Consumer;

/// Lists what stands in a repository, as far as it is not gone.
///
/// What says that it is deleted is listed only if the pipeline has failed to remove it: everything
/// else of that kind is gone, or on its way.
final class Stocktaking {

    private final Snapshot now;
    private final Ownership ownership;

    Stocktaking(Snapshot now, Ownership ownership) {
        this.now = now;
        this.ownership = ownership;
    }

    void list(String serviceId, Consumer<Found> visitor) {
        for (String directory : now.directories(Layout.INSTANCES)) {
            String folder = Layout.INSTANCES + "/" + directory;
            instance(folder + "/instance.yml")
                    .filter(file -> file.serviceId().equals(serviceId))
                    .ifPresent(file -> list(folder, file, visitor));
        }
    }

    private void list(String folder, InstanceFile file, Consumer<Found> visitor) {
        if (remains(file.deleted(), folder)) {
            visitor.accept(
                    new Found(
                            folder,
                            Found.Kind.INSTANCE,
                            mark(
                                    folder.equals(Layout.instanceDirectory(file.instanceId())),
                                    file.stamp().isPresent()),
                            Optional.of(file.instanceId()),
                            Optional.empty(),
                            "instance.yml of plan " + DirectoryNames.of(file.planId())));
        }
        for (String directory : now.directories(folder + "/bindings")) {
            String inner = folder + "/bindings/" + directory;
            binding(inner + "/binding.yml").ifPresent(one -> list(inner, one, visitor));
        }
    }

    private void list(String folder, BindingFile file, Consumer<Found> visitor) {
        if (remains(file.deleted(), folder)) {
            visitor.accept(
                    new Found(
                            folder,
                            Found.Kind.BINDING,
                            mark(
                                    folder.equals(
                                            Layout.bindingDirectory(
                                                    file.instanceId(), file.bindingId())),
                                    file.stamp().isPresent()),
                            Optional.of(file.instanceId()),
                            Optional.of(file.bindingId()),
                            "binding.yml"));
        }
    }

    private Mark mark(boolean nameFits, boolean stamped) {
        if (ownership.objection(now).isPresent()) {
            return Mark.FOREIGN;
        }
        if (!nameFits) {
            return Mark.UNKNOWN;
        }
        return stamped && ownership.holds(now) ? Mark.OURS : Mark.UNMARKED;
    }

    private boolean remains(boolean deleted, String folder) {
        if (!deleted) {
            return true;
        }
        return now.read(folder + "/status.yml") instanceof Content.Bytes(byte[] bytes)
                && Files.status(bytes) instanceof Status.Clear(State state, _, _)
                && state == State.FAILED;
    }

    private Optional<InstanceFile> instance(String path) {
        return now.read(path) instanceof Content.Bytes(byte[] bytes)
                        && Files.instance(bytes)
                                instanceof Parsed.Good<InstanceFile>(InstanceFile file)
                ? Optional.of(file)
                : Optional.empty();
    }

    private Optional<BindingFile> binding(String path) {
        return now.read(path) instanceof Content.Bytes(byte[] bytes)
                        && Files.binding(bytes)
                                instanceof Parsed.Good<BindingFile>(BindingFile file)
                ? Optional.of(file)
                : Optional.empty();
    }
}
