package dev.sutler.server.osb;

import dev.sutler.core.Broker;
import dev.sutler.core.lifecycle.Command;
import dev.sutler.core.lifecycle.Command.PlanChoice;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.server.http.HttpResponse;

import java.util.Optional;

/// `PUT /v2/service_instances/:instance_id` (specification, "Provisioning").
final class ProvisionEndpoint implements Endpoint {

    private final Broker broker;
    private final Answers answers;

    ProvisionEndpoint(Broker broker, Answers answers) {
        this.broker = broker;
        this.answers = answers;
    }

    @Override
    public HttpResponse answer(OsbCall call) {
        boolean acceptsIncomplete = call.acceptsIncomplete();
        Fields body = call.body();
        Command.Provision command =
                new Command.Provision(
                        call.caller(),
                        call.instanceId(),
                        new PlanChoice(body.requiredId("service_id"), body.requiredId("plan_id")),
                        tenancy(body, call.quirks().requireTenancy()),
                        new Command.Payload(
                                body.object("parameters"),
                                body.objectOrEmpty("context"),
                                body.in("maintenance_info").id("version")),
                        acceptsIncomplete);
        return answers.of(broker.provision(command), call.quirks());
    }

    private static Tenancy tenancy(Fields body, boolean required) {
        if (required) {
            return new Tenancy(body.requiredId("organization_guid"), body.requiredId("space_guid"));
        }
        Fields context = body.in("context");
        return new Tenancy(
                first(body.id("organization_guid"), context, "organization_guid", "clusterid"),
                first(body.id("space_guid"), context, "space_guid", "namespace"));
    }

    /* Cloud Foundry's field of the context, or that of Kubernetes (profile, "Context Object"). */
    private static String first(
            Optional<String> field, Fields context, String cloudFoundry, String kubernetes) {
        return field.or(() -> context.id(cloudFoundry)).or(() -> context.id(kubernetes)).orElse("");
    }
}
