package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.Tampers.REMOVE;

import dev.sutler.conformance.model.Resource.Phase;
import dev.sutler.conformance.requirement.BindingRules;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.FetchingBindingRules;
import dev.sutler.conformance.requirement.Requirement;
import dev.sutler.conformance.requirement.RotationRules;
import dev.sutler.conformance.requirement.UnbindingRules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// What a broker can do wrong when it binds, and when a binding is fetched.
final class BindingFaults {

    private static final String WRONG_IDS = "the instance has another service or plan";

    private BindingFaults() {}

    /// Those that show in every mode.
    static List<Fault> all() {
        return List.of(
                fault(
                        "a repeat makes the binding again",
                        Tampers.status(200, 201).on(Route.BIND),
                        BindingRules.REPEATED,
                        BindingRules.CREATED_ONCE,
                        RotationRules.REPEATED),
                fault(
                        "a repeat is a conflict",
                        Tampers.status(200, 409).on(Route.BIND),
                        BindingRules.REPEATED,
                        RotationRules.REPEATED),
                fault(
                        "a repeat tells of another binding",
                        Tampers.body("/credentials/password", "another-secret")
                                .on(Route.BIND)
                                .whenStatus(200),
                        BindingRules.REPEATED_SAME),
                fault(
                        "all bindings have the same credentials",
                        Tampers.quirk(Quirk.SHARED_CREDENTIALS),
                        BindingRules.CREDENTIALS_UNIQUE),
                fault(
                        "what it does not know is an error",
                        Tampers.reply(Reply.error(400, "Unknown", "what is this?"))
                                .on(Route.BIND)
                                .when(
                                        request ->
                                                !request.at("/osb-check-extension")
                                                        .isMissingNode()),
                        BindingRules.EXTENSIONS_IGNORED),
                fault(
                        "the schema is for decoration",
                        Tampers.quirk(Quirk.NO_SCHEMA_CHECK),
                        BindingRules.PARAMETERS_VALID),
                made(
                        "an instance that is not there is bound",
                        reply -> reply.status() == 404,
                        BindingRules.INSTANCE_ABSENT),
                made(
                        "a plan that is none is bound",
                        BindingFaults::noPlan,
                        BindingRules.UNKNOWN_PLAN,
                        BindingRules.UNKNOWN_SERVICE),
                made(
                        "an instance is bound as if it had another plan",
                        reply -> words(reply).equals(WRONG_IDS),
                        BindingRules.OTHER_IDS),
                fault(
                        "a body without an id is no bad request",
                        refusal(409).when(BindingFaults::lacksAnId),
                        BindingRules.MISSING_IDS),
                fault(
                        "parameters may be a text",
                        done(201).on(Route.BIND).when(r -> r.at("/parameters").isString()),
                        BindingRules.WRONG_TYPE),
                fault(
                        "bad data is a conflict",
                        refusal(409).when(request -> request.textAt("/plan_id").endsWith("0ff")),
                        BindingRules.INVALID_DATA));
    }

    /// Those of fetches that show in every mode.
    static List<Fault> ofFetches() {
        return List.of(
                fault(
                        "a fetch needs the hints",
                        Tampers.reply(Reply.error(400, "BadRequest", "which service?"))
                                .on(Route.FETCH_BINDING)
                                .when(request -> !request.query().containsKey("service_id")),
                        FetchingBindingRules.HINTS),
                fault(
                        "a binding is found at any instance",
                        instead(BindingFaults::fetchedAnywhere),
                        FetchingBindingRules.ELSEWHERE));
    }

    /// Those of a service for applications only.
    static List<Fault> ofApplications() {
        return List.of(
                fault(
                        "that an application is wanted is told by another error",
                        Tampers.reply(Reply.error(400, "BadRequest", "which application?"))
                                .on(Route.BIND)
                                .whenError("RequiresApp"),
                        BindingRules.REQUIRES_APP));
    }

    /// Those of an offering that is not bindable.
    static List<Fault> ofNotBindable() {
        return List.of(
                fault(
                        "what is not bindable is bound",
                        Tampers.quirk(Quirk.NO_BINDABLE_CHECK),
                        BindingRules.DECLARED));
    }

    /// Those that show where bindings are made at once.
    static List<Fault> synchronous() {
        return List.of(
                fault(
                        "a new binding is nothing new",
                        Tampers.status(201, 200).on(Route.BIND),
                        BindingRules.CREATED),
                fault(
                        "a binding tells nothing",
                        Tampers.body("/credentials", REMOVE).on(Route.BIND, Route.FETCH_BINDING),
                        BindingRules.TOLD_ONCE),
                fault(
                        "credentials are a text",
                        Tampers.body("/credentials", "secret")
                                .on(Route.BIND, Route.FETCH_BINDING)
                                .whenStatus(200, 201),
                        BindingRules.CREDENTIALS_OBJECT),
                fault(
                        "a different bind is taken for a repeat",
                        Tampers.quirk(Quirk.NO_CONFLICT_CHECK),
                        BindingRules.CONFLICT),
                fault(
                        "bindings cannot be fetched",
                        Tampers.status(200, 404).on(Route.FETCH_BINDING),
                        FetchingBindingRules.SUPPORTED,
                        UnbindingRules.OTHERS_STAY,
                        RotationRules.PREDECESSOR_VALID,
                        RotationRules.SUCCESSOR_VALID),
                fault(
                        "a fetch tells of another binding",
                        Tampers.body("/credentials/password", "another-secret")
                                .on(Route.FETCH_BINDING),
                        FetchingBindingRules.SAME,
                        UnbindingRules.OTHERS_STAY,
                        RotationRules.PREDECESSOR_VALID,
                        RotationRules.SUCCESSOR_VALID),
                fault(
                        "what is not there is gone when it is fetched",
                        Tampers.status(404, 410).on(Route.FETCH_BINDING),
                        FetchingBindingRules.ABSENT,
                        FetchingBindingRules.ELSEWHERE));
    }

    /// Those that show where bindings are made later.
    static List<Fault> asynchronous() {
        return List.of(
                fault(
                        "credentials that were made later are never told",
                        Tampers.body("/credentials", REMOVE).on(Route.BIND, Route.FETCH_BINDING),
                        BindingRules.TOLD_ONCE,
                        FetchingBindingRules.CREDENTIALS),
                fault(
                        "a different bind is taken for a repeat while the first goes on",
                        instead(BindingFaults::takenForARepeat),
                        BindingRules.CONFLICT_IN_PROGRESS),
                fault(
                        "a repeat has another operation",
                        Tampers.quirk(Quirk.NEW_OPERATION_ON_REPEAT),
                        BindingRules.REPEATED_IN_PROGRESS,
                        UnbindingRules.REPEATED_IN_PROGRESS),
                fault(
                        "a repeat seems to be done",
                        Tampers.quirk(Quirk.REPEAT_SEEMS_DONE),
                        BindingRules.REPEATED_IN_PROGRESS,
                        UnbindingRules.REPEATED_IN_PROGRESS),
                fault(
                        "a binding that is being made can be fetched",
                        Tampers.quirk(Quirk.FETCHES_EARLY),
                        FetchingBindingRules.IN_PROGRESS),
                fault(
                        "a binding that is being deleted is bound with a bad request",
                        refusal(400).whenError("ConcurrencyError"),
                        BindingRules.BUSY),
                fault(
                        "the first answer holds credentials already",
                        Tampers.body("/credentials", Map.of("password", "early"))
                                .on(Route.BIND)
                                .whenStatus(202),
                        BindingRules.NOTHING_IN_ACCEPTED),
                fault(
                        "the operation of a bind is a number",
                        Tampers.body("/operation", 10).on(Route.BIND).whenStatus(202),
                        BindingRules.OPERATION),
                fault(
                        "a binding cannot be fetched at once",
                        late(),
                        FetchingBindingRules.AT_ONCE,
                        FetchingBindingRules.SUPPORTED,
                        BindingRules.TOLD_ONCE,
                        ErrorRules.UNCHANGED));
    }

    /* Whoever fetches a binding for the first time does not find it. */
    private static Tamper late() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return Tampers.reply(Reply.error(404, "NotFound", "not yet"))
                .on(Route.FETCH_BINDING)
                .when(request -> seen.add(String.join("/", request.segments())));
    }

    private static Fault fault(String name, Tamper tamper, Requirement... breaks) {
        return new Fault(name, Set.of(breaks), tamper);
    }

    /// A refusal that is answered as if the binding had been made.
    private static Fault made(String name, Predicate<Reply> refusal, Requirement... breaks) {
        return fault(name, done(201).on(Route.BIND).whenReply(refusal), breaks);
    }

    /// An answer in place of the right one, which echoes what every answer echoes.
    static Tamper instead(BiFunction<Request, Model, Optional<Reply>> answer) {
        String identity = "X-Broker-API-Request-Identity";
        return Tampers.instead(
                (request, state) ->
                        answer.apply(request, state)
                                .map(reply -> reply.with(identity, request.header(identity))));
    }

    /// An answer as if all were well.
    static Rewrite done(int status) {
        Reply reply =
                Reply.of(status, Json.object().set("credentials", Json.object().put("a", "b")));
        return Tampers.reply(reply);
    }

    private static Rewrite refusal(int status) {
        return Tampers.reply(Reply.error(status, "Refused", "no")).on(Route.BIND);
    }

    static String words(Reply reply) {
        return reply.body().path("description").asString("");
    }

    private static boolean noPlan(Reply reply) {
        return words(reply).startsWith("the catalog has no such");
    }

    private static boolean lacksAnId(Request request) {
        return request.textAt("/predecessor_binding_id").isEmpty()
                && (request.at("/service_id").isMissingNode()
                        || request.at("/plan_id").isMissingNode());
    }

    private static Optional<Reply> fetchedAnywhere(Request request, Model state) {
        if (request.route() != Route.FETCH_BINDING) {
            return Optional.empty();
        }
        return state.instances().values().stream()
                .flatMap(instance -> instance.binding(request.bindingId()).stream())
                .filter(binding -> binding.phase() == Phase.READY)
                .map(binding -> Reply.of(200, binding.fetched()))
                .findFirst();
    }

    private static Optional<Reply> takenForARepeat(Request request, Model state) {
        return state.binding(request.instanceId(), request.bindingId())
                .filter(_ -> request.route() == Route.BIND)
                .filter(binding -> binding.phase() == Phase.CREATING)
                .map(
                        binding ->
                                Reply.of(
                                        202,
                                        Json.object().put("operation", binding.latest().id())));
    }
}
