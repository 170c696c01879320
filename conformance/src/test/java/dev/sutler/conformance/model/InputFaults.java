package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.AsynchronyFaults.fault;

import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ProvisioningRules;
import dev.sutler.conformance.requirement.UpdatingRules;

import java.util.List;
import java.util.function.Predicate;

/// Ways to stumble over what makes no sense.
final class InputFaults {

    private static final int LONG = 1_500;
    private static final int LARGE = 200_000;

    private InputFaults() {}

    /// All of them.
    static List<Fault> all() {
        return List.of(
                stumbles("a number as an id", at -> at.at("/plan_id").isNumber()),
                stumbles("a text as parameters", at -> at.at("/parameters").isString()),
                stumbles("a list as context", at -> at.at("/context").isArray()),
                stumbles("a large body", at -> at.text().length() > LARGE),
                stumbles("a deep body", at -> at.text().contains("[[[[[[[[")),
                stumbles("a long id", at -> at.instanceId().length() > LONG),
                stumbles("an id with a null", at -> at.instanceId().contains("\0")),
                stumbles("an id with a slash", at -> at.instanceId().contains("/")),
                stumbles("an empty hint", at -> "".equals(at.query().get("operation"))),
                stumbles(
                        "an odd accepts_incomplete",
                        at -> "TRUE".equals(at.query().get("accepts_incomplete"))),
                fault(
                        "fails on what is no JSON",
                        Tampers.status(500).when(InputFaults::unreadable),
                        ErrorRules.NO_SERVER_ERROR,
                        ErrorRules.UNPROCESSABLE),
                fault(
                        "finds no JSON unprocessable by another status",
                        Tampers.status(400, 422).when(InputFaults::unreadable),
                        ErrorRules.UNPROCESSABLE),
                fault(
                        "finds a content type wrong by another status",
                        Tampers.status(400, 415)
                                .when(at -> at.header("Content-Type").equals("text/plain")),
                        ErrorRules.OTHER_TYPE),
                fault(
                        "answers an odd id with a page",
                        Tampers.text("<html></html>")
                                .whenStatus(400)
                                .when(at -> at.instanceId().length() > LONG),
                        ErrorRules.ERROR_OBJECT),
                fault(
                        "makes up what has a wrong type",
                        Tampers.quirk(Quirk.NO_BODY_CHECK),
                        ProvisioningRules.WRONG_TYPE,
                        UpdatingRules.WRONG_TYPE,
                        BindingRules.WRONG_TYPE),
                fault(
                        "makes what it refuses",
                        Tampers.quirk(Quirk.CREATES_ON_REJECT),
                        ErrorRules.UNCHANGED),
                fault(
                        "changes what it refuses to change",
                        Tampers.quirk(Quirk.CHANGES_ON_REJECT),
                        ErrorRules.UNCHANGED));
    }

    private static Fault stumbles(String over, Predicate<Request> request) {
        return fault(
                "fails on " + over, Tampers.status(500).when(request), ErrorRules.NO_SERVER_ERROR);
    }

    private static boolean unreadable(Request request) {
        return request.route().hasBody() && request.body().isEmpty();
    }
}
