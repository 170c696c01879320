package dev.sutler.conformance.model;

import static dev.sutler.conformance.model.Tampers.REMOVE;

import java.util.List;
import java.util.Set;

/// Brokers that are as right as the model, and otherwise: the kit must find nothing in them.
final class Liberties {

    private static final String VERSION = "X-Broker-API-Version";

    private Liberties() {}

    /// All of them.
    static List<Fault> all() {
        return List.of(
                liberty("says no more than it must", terse()),
                liberty("says more than anybody asked", talkative()),
                liberty("does one thing after the other", strict()),
                liberty("forgets what is gone", forgetful()),
                liberty("takes what it can", generous()),
                liberty("has other statuses", otherStatuses()));
    }

    private static Fault liberty(String name, Tamper tamper) {
        return new Fault(name, Set.of(), tamper);
    }

    private static Tamper terse() {
        return Tampers.all(
                Tampers.body("/dashboard_url", REMOVE),
                Tampers.body("/metadata", REMOVE),
                Tampers.body("/operation", REMOVE).whenStatus(202),
                Tampers.body("/parameters", REMOVE),
                Tampers.body("/service_id", REMOVE).on(Route.FETCH_INSTANCE),
                Tampers.body("/plan_id", REMOVE).on(Route.FETCH_INSTANCE),
                Tampers.body("/maintenance_info", REMOVE).on(Route.FETCH_INSTANCE),
                Tampers.body("/description", REMOVE).on(polls()),
                Tampers.body("/instance_usable", REMOVE),
                Tampers.body("/update_repeatable", REMOVE),
                Tampers.body("/description", REMOVE).whenReply(reply -> reply.status() >= 400),
                Tampers.body("/error", REMOVE)
                        .whenReply(reply -> reply.status() >= 400 && reply.status() != 422),
                Tampers.withoutHeader("ETag"),
                Tampers.withoutHeader("Retry-After"),
                Tampers.withoutHeader("WWW-Authenticate"));
    }

    private static Tamper talkative() {
        return Tampers.all(
                Tampers.body("/x-model", Json.object().put("more", 1)),
                Tampers.body("/services/*/x-model", List.of("more")),
                Tampers.body("/services/*/plans/*/x-model", List.of("more")),
                Tampers.header("X-Model", "more"),
                Tampers.header("Retry-After", "1").on(Route.PROVISION, Route.BIND),
                Tampers.header("Content-Type", "application/json; charset=utf-8"));
    }

    private static Tamper strict() {
        return Tampers.quirk(
                Quirk.NO_DELETION_WHILE_CREATING,
                Quirk.BINDS_ONE_BY_ONE,
                Quirk.NO_DELETION_WITH_BINDINGS);
    }

    private static Tamper forgetful() {
        return Tampers.reply(Reply.error(410, "Gone", "it is gone"))
                .on(polls())
                .whenReply(reply -> deleted(reply.body().path("description").asString("")));
    }

    private static boolean deleted(String description) {
        return description.equals("The deprovision is succeeded.")
                || description.equals("The unbind is succeeded.");
    }

    private static Tamper generous() {
        return Tampers.all(
                Tampers.quirk(Quirk.TAKES_ANY_OPERATION, Quirk.NO_VERSION_CHECK),
                Tampers.body("/dashboard_url", Tampers.NULL)
                        .on(Route.PROVISION, Route.UPDATE, Route.FETCH_INSTANCE)
                        .whenStatus(200, 201, 202));
    }

    private static Tamper otherStatuses() {
        return Tampers.all(
                Tampers.status(400, 412).when(request -> request.header(VERSION).isEmpty()),
                Tampers.status(404, 400).on(Route.NOWHERE),
                Tampers.status(405, 404).on(Route.WRONG_METHOD),
                Tampers.reply(Reply.error(422, "NotBindable", "no bindings of this plan"))
                        .on(Route.BIND)
                        .whenReply(Liberties::notBindable));
    }

    private static boolean notBindable(Reply reply) {
        return reply.body()
                .path("description")
                .asString("")
                .equals("instances of this plan cannot be bound");
    }

    private static Route[] polls() {
        return new Route[] {Route.INSTANCE_LAST_OPERATION, Route.BINDING_LAST_OPERATION};
    }
}
