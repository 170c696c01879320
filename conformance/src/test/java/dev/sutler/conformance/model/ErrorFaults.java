package dev.sutler.conformance.model;

import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.PollingRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UrlRules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Ways for any answer to be wrong: what is judged of every one of them, whatever was asked.
final class ErrorFaults {

    private ErrorFaults() {}

    /// All of them.
    static List<Fault> all() {
        return Stream.of(errors(), codes(), results()).flatMap(List::stream).toList();
    }

    private static List<Fault> errors() {
        return List.of(
                gone("an error is a list", Tampers.text("[]"), ErrorRules.ERROR_OBJECT),
                gone("an error is a text", Tampers.text("it is gone"), ErrorRules.ERROR_OBJECT),
                gone("an error's code is empty", Tampers.body("/error", ""), ErrorRules.CODE),
                gone("an error's code is a number", Tampers.body("/error", 7), ErrorRules.CODE),
                gone(
                        "an error's code is a sentence",
                        Tampers.body("/error", "It is gone."),
                        ErrorRules.WORD),
                gone(
                        "a description is empty",
                        Tampers.body("/description", " "),
                        ErrorRules.DESCRIPTION),
                gone(
                        "a description is null",
                        Tampers.body("/description", Tampers.NULL),
                        ErrorRules.DESCRIPTION),
                gone("a flag is a text", Tampers.body("/instance_usable", "no"), ErrorRules.FLAGS),
                gone(
                        "a deletion can be repeated",
                        Tampers.body("/update_repeatable", true),
                        ErrorRules.REPEATABLE_PLACE),
                gone(
                        "an error is HTML",
                        Tampers.header("Content-Type", "text/html"),
                        ErrorRules.CONTENT_TYPE),
                gone(
                        "an error has no type",
                        Tampers.withoutHeader("Content-Type"),
                        ErrorRules.CONTENT_TYPE),
                fault(
                        "an instance is usable that cannot be fetched",
                        Tampers.body("/instance_usable", true)
                                .on(Route.FETCH_INSTANCE)
                                .whenStatus(404),
                        ErrorRules.USABLE_PLACE));
    }

    private static List<Fault> codes() {
        return List.of(
                gone(
                        "a code comes with another status",
                        Tampers.body("/error", "ConcurrencyError"),
                        ErrorRules.CODE_STATUS),
                fault(
                        "an update requires an application",
                        Tampers.status(404, 422)
                                .and(Tampers.body("/error", "RequiresApp"))
                                .on(Route.UPDATE),
                        ErrorRules.CODE_CASE),
                fault(
                        "maintenance is in conflict where nobody named any",
                        Tampers.status(404, 422)
                                .and(Tampers.body("/error", "MaintenanceInfoConflict"))
                                .on(Route.UPDATE),
                        ErrorRules.CODE_CASE),
                fault(
                        "a platform must wait that does",
                        Tampers.status(404, 422)
                                .and(Tampers.body("/error", "AsyncRequired"))
                                .on(Route.UPDATE),
                        ErrorRules.CODE_CASE));
    }

    private static List<Fault> results() {
        return List.of(
                fault(
                        "a success has no body",
                        Tampers.text("").on(Route.PROVISION).whenStatus(201, 202),
                        ErrorRules.OBJECT),
                fault(
                        "a success is a list",
                        Tampers.text("[]").on(Route.PROVISION).whenStatus(201, 202),
                        ErrorRules.OBJECT),
                fault(
                        "a body must have a type",
                        Tampers.status(400)
                                .whenStatus(201, 202)
                                .when(request -> request.header("Content-Type").isEmpty())
                                .on(Route.PROVISION),
                        ErrorRules.NO_TYPE),
                fault(
                        "a dashboard is a number",
                        Tampers.body("/dashboard_url", 7).on(Route.PROVISION).whenStatus(201, 202),
                        ProvisioningRules.DASHBOARD_TYPE),
                fault(
                        "labels are a list",
                        Tampers.body("/metadata", Json.object().set("labels", Json.tree(List.of())))
                                .on(Route.PROVISION)
                                .whenStatus(201, 202),
                        ProvisioningRules.METADATA));
    }

    /// Those that show only where operations end at once.
    static List<Fault> synchronous() {
        return List.of(
                fault(
                        "a failure leaves an instance",
                        Tampers.afterwards(Route.PROVISION, 500, AccessFaults::make),
                        ErrorRules.UNCHANGED_BY_FAILURE));
    }

    /// Those that show only where operations go on.
    static List<Fault> asynchronous() {
        return List.of(
                fault(
                        "an operation has a slash",
                        Tampers.all(
                                Tampers.quirk(Quirk.TAKES_ANY_OPERATION),
                                Tampers.body("/operation", "task/10").whenStatus(202)),
                        UrlRules.OPERATION_UNRESERVED),
                fault(
                        "an operation is a number",
                        Tampers.body("/operation", 10).on(Route.PROVISION).whenStatus(202),
                        ProvisioningRules.OPERATION),
                fault(
                        "an operation is too long",
                        Tampers.all(
                                Tampers.quirk(Quirk.TAKES_ANY_OPERATION),
                                Tampers.body("/operation", "x".repeat(10_001))
                                        .on(Route.PROVISION)
                                        .whenStatus(202)),
                        ProvisioningRules.OPERATION),
                fault(
                        "a state is described by nothing",
                        Tampers.body("/description", "")
                                .on(Route.INSTANCE_LAST_OPERATION)
                                .whenStatus(200),
                        PollingRules.INSTANCE.description()));
    }

    /* About the refusal to delete what is not there. */
    private static Fault gone(String name, Rewrite tamper, Requirement breaks) {
        return fault(name, tamper.on(Route.DEPROVISION).whenStatus(410), breaks);
    }

    private static Fault fault(String name, Tamper tamper, Requirement breaks) {
        return new Fault(name, Set.of(breaks), tamper);
    }
}
