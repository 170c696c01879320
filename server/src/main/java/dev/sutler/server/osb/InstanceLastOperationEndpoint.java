package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.server.http.HttpResponse;

/// `GET /v2/service_instances/:instance_id/last_operation` (specification, "Polling Last Operation
/// for Service Instances").
final class InstanceLastOperationEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    InstanceLastOperationEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        return answers.of(
                broker.lastOperation(
                        call.caller(), call.instanceId(), call.hint(), call.operation()),
                call.quirks());
    }
}
