package dev.sutler.conformance.model;

import dev.sutler.conformance.requirement.AuthenticationRules;
import dev.sutler.conformance.requirement.DeprovisioningRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.ExtensionRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.FetchingInstanceRules;
import dev.sutler.conformance.requirement.HeaderRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.UnbindingRules;
import dev.sutler.conformance.requirement.UpdatingRules;
import dev.sutler.conformance.requirement.UrlRules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Ways to be wrong about credentials, headers, addresses, and what is not there.
final class AccessFaults {

    private static final String CREDENTIALS = "Authorization";
    private static final String VERSION = "X-Broker-API-Version";
    private static final String ORIGIN = "X-Broker-API-Originating-Identity";
    private static final String IDENTITY = "X-Broker-API-Request-Identity";
    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private AccessFaults() {}

    /// All of them.
    static List<Fault> all() {
        return Stream.of(authentication(), versions(), identities(), addresses(), absence())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> authentication() {
        return List.of(
                fault(
                        "nobody needs a password",
                        Tampers.quirk(Quirk.NO_AUTHENTICATION),
                        AuthenticationRules.NOBODY,
                        AuthenticationRules.WRONG,
                        AuthenticationRules.OTHER_SCHEME,
                        AuthenticationRules.MALFORMED,
                        AuthenticationRules.NOTHING_TOLD,
                        AuthenticationRules.NOTHING_DONE),
                fault(
                        "a client without credentials is forbidden",
                        Tampers.status(401, 403).when(header(CREDENTIALS, "")),
                        AuthenticationRules.NOBODY),
                fault(
                        "who may not know is told what is not there",
                        Tampers.status(401, 404).on(Route.FETCH_BINDING),
                        AuthenticationRules.NOBODY,
                        AuthenticationRules.WRONG),
                fault(
                        "a wrong password is not found",
                        Tampers.status(401, 404).when(header(CREDENTIALS, "Basic .{12,}")),
                        AuthenticationRules.WRONG,
                        AuthenticationRules.MALFORMED),
                fault(
                        "a token is a bad request",
                        Tampers.status(401, 400).when(header(CREDENTIALS, "Bearer .*")),
                        AuthenticationRules.OTHER_SCHEME),
                fault(
                        "unreadable credentials are forbidden",
                        Tampers.status(401, 403).when(header(CREDENTIALS, "Basic =!=")),
                        AuthenticationRules.MALFORMED),
                fault(
                        "a 401 tells of the offerings",
                        Tampers.body("/offerings", List.of(Ids.of("offering-queue")))
                                .whenStatus(401),
                        AuthenticationRules.NOTHING_TOLD),
                fault(
                        "a 401 does not say how to authenticate",
                        Tampers.withoutHeader("WWW-Authenticate"),
                        AuthenticationRules.CHALLENGE),
                fault(
                        "a provision is refused and done",
                        Tampers.afterwards(Route.PROVISION, 401, AccessFaults::make),
                        AuthenticationRules.NOTHING_DONE));
    }

    private static List<Fault> versions() {
        return List.of(
                fault(
                        "an older minor version is a bad request",
                        Tampers.status(200, 400).when(header(VERSION, "2.13")),
                        HeaderRules.MINOR),
                fault(
                        "a newer minor version is not found",
                        Tampers.status(200, 404).when(header(VERSION, "2.99")),
                        HeaderRules.MINOR),
                fault(
                        "another major version is a bad request",
                        Tampers.status(412, 400).when(header(VERSION, "3.0")),
                        HeaderRules.MAJOR),
                fault(
                        "a 412 names no version",
                        Tampers.body("/description", "no").whenStatus(412),
                        HeaderRules.NEEDED),
                fault(
                        "a missing version is forbidden",
                        Tampers.status(400, 403).when(header(VERSION, "")),
                        HeaderRules.MISSING),
                fault(
                        "nobody says that the version is missing",
                        Tampers.body("/description", "no").when(header(VERSION, "")),
                        HeaderRules.REQUIRED),
                fault(
                        "a malformed version cannot be processed",
                        Tampers.status(412, 422).when(header(VERSION, "two")),
                        HeaderRules.MALFORMED));
    }

    private static List<Fault> identities() {
        return List.of(
                fault(
                        "only one platform is known",
                        Tampers.status(200, 400).when(header(ORIGIN, "kubernetes .*")),
                        HeaderRules.ORIGIN_ACCEPTED),
                fault(
                        "a malformed origin is unknown",
                        Tampers.status(400, 401).when(header(ORIGIN, ".*=!=")),
                        HeaderRules.ORIGIN_MALFORMED),
                fault(
                        "a malformed origin is a failure",
                        Tampers.status(400, 500).when(header(ORIGIN, "cloudfoundry")),
                        HeaderRules.ORIGIN_MALFORMED,
                        ErrorRules.NO_SERVER_ERROR),
                fault(
                        "every request must have an identity",
                        Tampers.status(200, 400).when(header(IDENTITY, "")),
                        HeaderRules.IDENTITY_OPTIONAL),
                fault(
                        "an identity must be a GUID",
                        Tampers.status(200, 400).when(header(IDENTITY, "a/1.*")),
                        HeaderRules.IDENTITY_ACCEPTED),
                fault(
                        "errors do not repeat the identity",
                        Tampers.withoutHeader(IDENTITY).whenStatus(410),
                        HeaderRules.IDENTITY_ECHOED),
                fault(
                        "identities are repeated in lower case",
                        Tampers.header(IDENTITY, "e26cee84-6b38-4456-b34e-d1a9f002c956")
                                .when(header(IDENTITY, "E26CEE84-.*")),
                        HeaderRules.IDENTITY_ECHOED));
    }

    private static List<Fault> addresses() {
        return List.of(
                fault(
                        "an id must be a GUID",
                        Tampers.status(410, 400)
                                .when(request -> !request.instanceId().matches(GUID)),
                        UrlRules.UNRESERVED_TAKEN,
                        UrlRules.ENCODED_TAKEN),
                fault(
                        "an id has no slash",
                        Tampers.status(410, 404)
                                .when(request -> request.instanceId().contains("/")),
                        UrlRules.ENCODED_TAKEN),
                fault(
                        "an id is not decoded",
                        Tampers.quirk(Quirk.DOES_NOT_DECODE_IDS),
                        UrlRules.DECODED),
                fault(
                        "an unknown parameter is refused",
                        Tampers.status(200, 400)
                                .on(Route.CATALOG)
                                .when(request -> request.query().containsKey("osb_check")),
                        ExtensionRules.PARAMETERS_IGNORED),
                fault(
                        "an unknown address is a failure",
                        Tampers.status(404, 500).on(Route.NOWHERE),
                        ErrorRules.NO_SERVER_ERROR));
    }

    private static List<Fault> absence() {
        return List.of(
                fault(
                        "an unknown instance is gone",
                        Tampers.status(404, 410).on(Route.FETCH_INSTANCE),
                        FetchingInstanceRules.ABSENT),
                fault(
                        "an unknown instance is changed",
                        Tampers.status(404, 200).on(Route.UPDATE),
                        UpdatingRules.ABSENT),
                fault(
                        "an unknown instance is deleted",
                        Tampers.status(410, 404).on(Route.DEPROVISION),
                        DeprovisioningRules.ABSENT),
                fault(
                        "an unknown binding is forbidden",
                        Tampers.status(404, 403).on(Route.FETCH_BINDING),
                        FetchingBindingRules.ABSENT),
                fault(
                        "an unknown binding is not found",
                        Tampers.status(410, 404).on(Route.UNBIND),
                        UnbindingRules.ABSENT));
    }

    private static Fault fault(String name, Tamper tamper, Requirement... breaks) {
        return new Fault(name, Set.of(breaks), tamper);
    }

    /// Requests with a header like this; an empty one is none.
    private static Predicate<Request> header(String name, String like) {
        return request -> request.header(name).matches(like);
    }

    /// Makes the instance that was asked for.
    static void make(Request request, Model model) {
        Plan plan =
                model.catalog()
                        .plan(request.textAt("/service_id"), request.textAt("/plan_id"))
                        .orElseThrow();
        Instance made = new Instance(request.instanceId(), plan, Json.object(), Json.object());
        made.ready(model.now());
        model.instances().put(made.id(), made);
    }
}
