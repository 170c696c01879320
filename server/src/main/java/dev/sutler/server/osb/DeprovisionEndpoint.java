package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.server.http.HttpResponse;

/// `DELETE /v2/service_instances/:instance_id` (specification, "Deprovisioning").
final class DeprovisionEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    DeprovisionEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        Command.Deprovision command =
                new Command.Deprovision(
                        call.caller(),
                        call.instanceId(),
                        call.requiredPlan(),
                        call.acceptsIncomplete());
        return answers.of(broker.deprovision(command), call.quirks());
    }
}
