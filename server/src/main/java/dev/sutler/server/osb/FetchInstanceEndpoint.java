package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.server.http.HttpResponse;

/// `GET /v2/service_instances/:instance_id` (specification, "Fetching a Service Instance").
final class FetchInstanceEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    FetchInstanceEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        return answers.of(
                broker.fetchInstance(call.caller(), call.instanceId(), call.hint()), call.quirks());
    }
}
