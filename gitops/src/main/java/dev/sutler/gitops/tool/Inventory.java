package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.mirror.Content;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/// What a commit tells of instances and bindings. What cannot be read hides nothing else.
final class Inventory {

    private final View view;

    Inventory(View view) {
        this.view = view;
    }

    /// All instances, in order of their directories.
    List<Listed> list() {
        return Place.ofInstances(view).stream().map(this::listed).toList();
    }

    private Listed listed(Place place) {
        List<Answered> bindings = place.bindings(view).stream().map(this::answered).toList();
        Optional<InstanceFile> file = instance(place);
        if (file.isEmpty()) {
            return new Listed(place.name(), "", "", Answered.UNCLEAR, false, "", bindings, false);
        }
        InstanceFile instance = file.get();
        return new Listed(
                instance.instanceId(),
                instance.serviceDefinition().path("name").asString(instance.serviceId()),
                Plans.find(instance)
                        .map(plan -> plan.path("name").asString(instance.planId()))
                        .orElse(instance.planId()),
                answered(place),
                instance.deleted(),
                instance.context().map(Inventory::tenant).orElse(""),
                bindings,
                true);
    }

    private Optional<InstanceFile> instance(Place place) {
        return view.read(place.file()) instanceof Content.Bytes(byte[] bytes)
                        && Files.instance(bytes)
                                instanceof Parsed.Good<InstanceFile>(InstanceFile good)
                ? Optional.of(good)
                : Optional.empty();
    }

    private Answered answered(Place place) {
        return switch (Request.read(view, place)) {
            case Parsed.Good<Request>(Request request) -> request.answered(view, place);
            case Parsed.Bad<Request> _ -> Answered.UNCLEAR;
        };
    }

    /* Of a marketplace its workspace and project, of Cloud Foundry organization and space, of Kubernetes the namespace. */
    private static String tenant(JsonNode context) {
        return LinkWords.clean(
                joined(context, first(context, "customer_id", "workspace_id"), "project_id")
                        .or(
                                () ->
                                        joined(
                                                context,
                                                first(
                                                        context,
                                                        "organization_name",
                                                        "organization_guid"),
                                                first(context, "space_name", "space_guid")))
                        .or(() -> text(context, "namespace"))
                        .orElse(""));
    }

    private static String first(JsonNode context, String one, String other) {
        return text(context, one).isPresent() ? one : other;
    }

    private static Optional<String> joined(JsonNode context, String outer, String inner) {
        Optional<String> place = text(context, inner);
        return text(context, outer)
                .map(name -> place.map(part -> name + "/" + part).orElse(name))
                .or(() -> place);
    }

    private static Optional<String> text(JsonNode context, String key) {
        return Optional.of(context.path(key).asString("")).filter(text -> !text.isEmpty());
    }
}
