package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.server.http.HttpResponse;

/// `DELETE /v2/service_instances/:instance_id/service_bindings/:binding_id` (specification,
/// "Unbinding").
final class UnbindEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    UnbindEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        Command.Unbind command =
                new Command.Unbind(
                        call.caller(),
                        call.bindingKey(),
                        call.requiredPlan(),
                        call.acceptsIncomplete());
        return answers.of(broker.unbind(command), call.quirks());
    }
}
