package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.server.http.HttpResponse;

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
        checkPreviousValues(body);
        Command.Update command =
                new Command.Update(
                        call.caller(),
                        call.instanceId(),
                        body.requiredId("service_id"),
                        body.id("plan_id"),
                        new Command.Change(
                                body.object("parameters"),
                                body.object("context"),
                                body.in("maintenance_info").id("version")),
                        acceptsIncomplete);
        return answers.of(broker.update(command), call.quirks());
    }

    /* They decide nothing, but what is there must be of the right type. */
    private static void checkPreviousValues(Fields body) {
        Fields previous = body.in("previous_values");
        previous.id("plan_id");
        previous.text("service_id");
        previous.text("organization_id");
        previous.text("space_id");
        previous.in("maintenance_info").text("version");
    }
}
