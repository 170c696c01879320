package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.DirectoryNames;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.FreeForm;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.mirror.Content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds everything in a commit that is malformed or contradicts something else there.
final class Doctor {

    private final View view;
    private final Findings findings = new Findings();
    private final Map<String, String> directories = new HashMap<>();

    Doctor(View view) {
        this.view = view;
    }

    List<Finding> examine() {
        new CatalogRules(view, findings).examine();
        new TreeRules(view, findings).examine();
        Place.ofInstances(view).forEach(this::instance);
        return findings.sorted();
    }

    private void instance(Place place) {
        Optional<InstanceFile> file = read(place.file(), Files::instance);
        file.ifPresent(instance -> check(place, instance));
        optional(place.parameters(), FreeForm::read);
        StatusRules status = new StatusRules(view, findings);
        boolean gone = status.examine(place);
        List<Place> bindings = place.bindings(view);
        bindings.forEach(binding -> binding(place, binding, status));
        if (gone && bindings.stream().anyMatch(binding -> !status.isGone(binding))) {
            findings.warning(
                    place.file(),
                    0,
                    "bindings",
                    "The instance is gone, but bindings of it are not: see that the pipeline"
                            + " removes them as well.");
        }
    }

    private void check(Place place, InstanceFile instance) {
        byte[] bytes = bytes(place.file());
        id(place, "serviceInstanceId", instance.instanceId());
        String before = directories.put(instance.instanceId(), place.directory());
        if (before != null) {
            findings.error(
                    place.file(),
                    Findings.line(bytes, "serviceInstanceId"),
                    "id",
                    "The same instance stands in %s as well: keep one of the two."
                            .formatted(before));
        }
        if (Plans.find(instance).isEmpty()) {
            findings.error(
                    place.file(),
                    Findings.line(bytes, "planId"),
                    "plan",
                    "The plan is not among the plans in `serviceDefinition`: UniPipe's tools stop at"
                            + " such a file, whatever else is in the repository.");
        }
        String service = instance.serviceDefinition().path("id").asString("");
        if (!service.isEmpty() && !service.equals(instance.serviceId())) {
            findings.error(
                    place.file(),
                    Findings.line(bytes, "serviceDefinitionId"),
                    "service",
                    "This is not the `id` in `serviceDefinition`.");
        }
    }

    private void binding(Place instance, Place place, StatusRules status) {
        read(place.file(), Files::binding).ifPresent(binding -> check(instance, place, binding));
        // They may be sealed; whether they can be opened, the broker says.
        optional(place.credentials(), FreeForm::read);
        optional(place.directory() + "/delivery.yml", Files::delivery);
        boolean gone = status.examine(place);
        if (gone && view.read(place.credentials()) instanceof Content.Bytes) {
            findings.warning(
                    place.credentials(),
                    0,
                    "credentials",
                    "The binding is gone, but its credentials still stand here: remove the file.");
        }
    }

    private void check(Place instance, Place place, BindingFile binding) {
        id(place, "bindingId", binding.bindingId());
        Optional<InstanceFile> owner =
                view.read(instance.file()) instanceof Content.Bytes(byte[] bytes)
                                && Files.instance(bytes)
                                        instanceof Parsed.Good<InstanceFile>(InstanceFile good)
                        ? Optional.of(good)
                        : Optional.empty();
        if (owner.isPresent() && !owner.get().instanceId().equals(binding.instanceId())) {
            findings.error(
                    place.file(),
                    Findings.line(bytes(place.file()), "serviceInstanceId"),
                    "lonely-binding",
                    "The binding is of another instance than the one that it stands with.");
        }
        if (view.read(instance.file()) instanceof Content.Absent) {
            findings.error(
                    place.file(),
                    0,
                    "lonely-binding",
                    "There is no %s: a binding needs its instance.".formatted(instance.file()));
        }
    }

    private void id(Place place, String key, String id) {
        if (!DirectoryNames.of(id).equals(place.name()) && !id.equals(place.name())) {
            findings.error(
                    place.file(),
                    Findings.line(bytes(place.file()), key),
                    "id",
                    "The id in the file is not that of its directory: move the file to %s/."
                            .formatted(DirectoryNames.of(id)));
        }
    }

    private <T> Optional<T> read(String path, Function<byte[], Parsed<T>> reader) {
        if (view.read(path) instanceof Content.Absent) {
            findings.error(
                    path,
                    0,
                    "missing",
                    "The file is missing: the broker does not know this directory.");
            return Optional.empty();
        }
        return optional(path, reader);
    }

    private <T> Optional<T> optional(String path, Function<byte[], Parsed<T>> reader) {
        return switch (view.read(path)) {
            case Content.Absent _ -> Optional.empty();
            case Content.Unusable(String problem) -> {
                findings.error(path, 0, "unreadable", "This is " + problem + ".");
                yield Optional.empty();
            }
            case Content.Bytes(byte[] bytes) ->
                    switch (reader.apply(bytes)) {
                        case Parsed.Good<T>(T good) -> Optional.of(good);
                        case Parsed.Bad<T> bad -> {
                            findings.unless(path, bad);
                            yield Optional.empty();
                        }
                    };
        };
    }

    private byte[] bytes(String path) {
        return view.read(path) instanceof Content.Bytes(byte[] bytes) ? bytes : new byte[0];
    }
}
