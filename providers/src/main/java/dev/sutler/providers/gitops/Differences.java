package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Snapshot;
import dev.sutler.spi.Drift;
import dev.sutler.spi.Expected;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares what should stand in a repository with what does: it may have been rewritten, or set
/// back to an older state.
final class Differences {

    private final Snapshot now;
    private final boolean credentialsShouldBeGone;

    Differences(Snapshot now, boolean credentialsShouldBeGone) {
        this.now = now;
        this.credentialsShouldBeGone = credentialsShouldBeGone;
    }

    List<Drift> of(List<Expected> expected) {
        List<Drift> drifts = new ArrayList<>();
        for (Expected each : expected) {
            instance(each.instance())
                    .map(found -> found.about(each.instance().id(), Optional.empty()))
                    .ifPresent(drifts::add);
            for (ServiceBinding binding : each.bindings()) {
                binding(each.instance(), binding)
                        .map(found -> found.about(each.instance().id(), Optional.of(binding.id())))
                        .ifPresent(drifts::add);
            }
        }
        return drifts;
    }

    /* What differs about one thing. */
    private record Difference(Drift.Kind kind, boolean repairable, String message) {
        Drift about(String instanceId, Optional<String> bindingId) {
            return new Drift(instanceId, bindingId, kind, repairable, message);
        }
    }

    private Optional<Difference> instance(ServiceInstance instance) {
        String path = Place.ofInstance(instance.id()).file();
        return file(path)
                .or(
                        () ->
                                now.read(path) instanceof Content.Bytes(byte[] bytes)
                                        ? content(path, bytes, instance)
                                        : Optional.empty());
    }

    private static Optional<Difference> content(
            String path, byte[] bytes, ServiceInstance instance) {
        return switch (Files.instance(bytes)) {
            case Parsed.Bad<InstanceFile> _ ->
                    differs("The file " + path + " cannot be understood.");
            case Parsed.Good<InstanceFile>(InstanceFile file) -> {
                if (file.deleted()) {
                    yield differs("The file " + path + " says that the instance is deleted.");
                }
                if (!file.planId().equals(instance.plan().id())) {
                    yield differs("The file " + path + " names another plan.");
                }
                yield file.parameters().equals(instance.parameters())
                        ? Optional.empty()
                        : differs("The file " + path + " has other parameters.");
            }
        };
    }

    private Optional<Difference> binding(ServiceInstance instance, ServiceBinding binding) {
        Place place = Place.ofBinding(instance.id(), binding.id());
        Optional<Difference> wrong = file(place.file());
        if (wrong.isPresent()) {
            return wrong;
        }
        boolean deleted =
                now.read(place.file()) instanceof Content.Bytes(byte[] bytes)
                        && Files.binding(bytes) instanceof Parsed.Good<BindingFile>(var file)
                        && file.deleted();
        if (deleted) {
            return differs("The file " + place.file() + " says that the binding is deleted.");
        }
        return credentialsShouldBeGone && !(now.read(place.credentials()) instanceof Content.Absent)
                ? differs("The credentials in " + place.credentials() + " should be gone.")
                : Optional.empty();
    }

    private Optional<Difference> file(String path) {
        return switch (now.read(path)) {
            case Content.Bytes _ -> Optional.empty();
            case Content.Absent _ ->
                    Optional.of(
                            new Difference(
                                    Drift.Kind.MISSING,
                                    true,
                                    "The file " + path + " is not in the repository."));
            case Content.Unusable(String problem) ->
                    Optional.of(
                            new Difference(
                                    Drift.Kind.DIFFERS,
                                    false,
                                    "The file " + path + " is " + problem + "."));
        };
    }

    private static Optional<Difference> differs(String message) {
        return Optional.of(new Difference(Drift.Kind.DIFFERS, true, message));
    }
}
