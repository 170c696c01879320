package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.server.http.HttpResponse;

/// `GET /v2/service_instances/:instance_id/service_bindings/:binding_id` (specification, "Fetching
/// a Service Binding").
final class FetchBindingEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    FetchBindingEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        return answers.of(
                broker.fetchBinding(call.caller(), call.bindingKey(), call.hint()), call.quirks());
    }
}
