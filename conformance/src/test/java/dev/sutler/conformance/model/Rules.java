package dev.sutler.conformance.model;

import dev.sutler.conformance.model.Resource.Phase;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/// What holds for more than one endpoint.
record Rules(Model model) {

    private static final Duration LATE = Duration.ofMillis(500);

    /// The version of `maintenance_info` in a request.
    static Optional<String> maintenanceVersion(Fields body) {
        Fields info = body.object("maintenance_info");
        return info.json().isEmpty() ? Optional.empty() : Optional.of(info.text("version"));
    }

    void maintenance(Plan plan, Optional<String> version) {
        if (version.isPresent()
                && !version.equals(plan.maintenanceVersion())
                && !model.has(Quirk.NO_MAINTENANCE_CHECK)) {
            throw new Refused(
                    422, "MaintenanceInfoConflict", "the plan's maintenance version is another");
        }
    }

    void schema(Plan plan, String place, ObjectNode parameters) {
        if (!model.has(Quirk.NO_SCHEMA_CHECK)) {
            Schema.check(plan.schema(place), parameters);
        }
    }

    /// A query parameter that must be there.
    static String query(Request request, String name) {
        return Optional.ofNullable(request.query().get(name))
                .orElseThrow(() -> Refused.badRequest(name + " is missing"));
    }

    /// What becomes of a resource when its creation ends; nothing stays where the platform was
    /// told.
    static void created(Model model, Resource resource, boolean good, boolean asynchronous) {
        if (good) {
            resource.ready(model.now());
        } else {
            Phase atOnce = model.has(Quirk.KEEPS_FAILED) ? Phase.READY : Phase.GONE;
            resource.phase(asynchronous ? Phase.BROKEN : atOnce);
        }
    }

    /// Whether a deletion may stop what is being made: only where nobody waits for it.
    boolean canBeHalted(Resource resource) {
        return resource.phase() == Phase.CREATING
                && resource.latest().order().asynchronous()
                && !model.has(Quirk.NO_DELETION_WHILE_CREATING);
    }

    static Phase afterDeletion(Model model, Phase before, boolean good) {
        if (good) {
            return model.has(Quirk.KEEPS_DELETED) ? Phase.READY : Phase.GONE;
        }
        return before == Phase.READY ? Phase.READY : Phase.BROKEN;
    }

    /// The answer to a fetch of what is ready.
    static Reply fetched(Model model, Resource resource, ObjectNode body) {
        if (model.has(Quirk.FETCHES_LATE)
                && model.now().isBefore(resource.readySince().plus(LATE))) {
            throw Refused.absent("not yet");
        }
        return Reply.of(200, body);
    }
}
