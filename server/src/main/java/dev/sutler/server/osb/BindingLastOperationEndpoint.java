package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.server.http.HttpResponse;

/// `GET /v2/service_instances/:instance_id/service_bindings/:binding_id/last_operation`
/// (specification, "Polling Last Operation for Service Bindings").
final class BindingLastOperationEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    BindingLastOperationEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        return answers.of(
                broker.lastOperation(
                        call.caller(), call.bindingKey(), call.hint(), call.operation()),
                call.quirks());
    }
}
