package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.server.http.HttpResponse;

import java.util.Optional;

/// `PATCH /v2/service_instances/:instance_id` (specification, "Updating a Service Instance").
final class UpdateEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    UpdateEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        boolean acceptsIncomplete = call.acceptsIncomplete();
        Fields body = call.body();
        Command.Update command =
                new Command.Update(
                        call.caller(),
                        call.instanceId(),
                        body.requiredId("service_id"),
                        body.id("plan_id"),
                        new Command.Change(
                                body.object("parameters"),
                                body.object("context"),
                                body.in("maintenance_info").id("version"),
                                previousPlan(body)),
                        acceptsIncomplete);
        return answers.of(broker.update(command), call.quirks());
    }

    /* Of the previous values only the plan is of use; the others are deprecated, and checked for their type alone. */
    private static Optional<String> previousPlan(Fields body) {
        Fields previous = body.in("previous_values");
        previous.text("service_id");
        previous.text("organization_id");
        previous.text("space_id");
        previous.in("maintenance_info").text("version");
        return previous.id("plan_id");
    }
}
