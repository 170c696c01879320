package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// `PUT /v2/service_instances/:instance_id/service_bindings/:binding_id` (specification, "Binding"
/// and "Binding Rotation").
final class BindEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    BindEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        boolean acceptsIncomplete = call.acceptsIncomplete();
        Fields body = call.body();
        Optional<String> predecessor = body.id("predecessor_binding_id");
        Command.Bind command =
                new Command.Bind(
                        call.caller(),
                        call.bindingKey(),
                        plan(body, predecessor.isPresent()),
                        new Command.Use(bindResource(body), predecessor),
                        new Command.BindPayload(
                                body.object("parameters"), body.objectOrEmpty("context")),
                        acceptsIncomplete);
        return answers.of(broker.bind(command), call.quirks());
    }

    /* A rotation needs nothing but its predecessor; but one id without the other is of no use to anybody. */
    private static Optional<PlanChoice> plan(Fields body, boolean rotation) {
        if (rotation && body.id("service_id").isEmpty() && body.id("plan_id").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PlanChoice(body.requiredId("service_id"), body.requiredId("plan_id")));
    }

    private static ObjectNode bindResource(Fields body) {
        ObjectNode resource = body.objectOrEmpty("bind_resource");
        Fields fields = body.in("bind_resource");
        fields.text("route");
        Optional<String> deprecated = body.id("app_guid");
        if (fields.text("app_guid").isPresent() || deprecated.isEmpty()) {
            return resource;
        }
        return resource.deepCopy().put("app_guid", deprecated.get());
    }
}
