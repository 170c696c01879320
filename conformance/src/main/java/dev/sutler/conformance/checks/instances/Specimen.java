package dev.sutler.conformance.checks.instances;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Resource;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.offer.Plan;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// An instance that was brought into a state.
///
/// @param body what it was asked for with
/// @param operation the operation that is being done; empty where there is none or it has no name
/// @param update the update that is being done; an empty one where there is none
record Specimen(Instance instance, ObjectNode body, Optional<String> operation, ObjectNode update) {

    Specimen {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(update, "update");
    }

    /// Brings a new instance into a state, or skips the check when it cannot.
    static Specimen in(State state, Trial trial) {
        Instance instance = trial.instance();
        return switch (state) {
            case ABSENT -> of(instance, instance.body());
            case READY -> of(instance.made(), instance.body());
            case PROVISIONING -> provisioning(trial, instance);
            case UPDATING -> updating(trial, instance);
            case DEPROVISIONING -> deprovisioning(trial, instance);
            case FAILED -> failed(trial, instance);
            case DELETED -> {
                if (!instance.made().removed()) {
                    throw trial.skip("the instance could not be deleted");
                }
                yield of(instance, instance.body());
            }
        };
    }

    private static Specimen of(Instance instance, ObjectNode body) {
        return new Specimen(instance, body, Optional.empty(), UpdatingChecks.object());
    }

    private static Specimen provisioning(Trial trial, Instance instance) {
        ObjectNode body = slow(trial, instance);
        Answer accepted = accepted(trial, instance.put(body));
        return new Specimen(instance, body, Resource.operation(accepted), UpdatingChecks.object());
    }

    private static Specimen updating(Trial trial, Instance instance) {
        ObjectNode update = UpdatingChecks.object();
        trial.parameters()
                .slow(instance.plan(), Plan.Schema.UPDATE)
                .or(() -> trial.parameters().different(instance.plan(), Plan.Schema.UPDATE))
                .ifPresent(parameters -> update.set("parameters", parameters));
        instance.made();
        Answer accepted = accepted(trial, instance.patch(update));
        return new Specimen(instance, instance.body(), Resource.operation(accepted), update);
    }

    private static Specimen deprovisioning(Trial trial, Instance instance) {
        ObjectNode body = slow(trial, instance);
        if (!Resource.succeeded(instance.settled(instance.put(body)))) {
            throw trial.skip("the instance could not be made");
        }
        Answer accepted = accepted(trial, instance.delete());
        return new Specimen(instance, body, Resource.operation(accepted), UpdatingChecks.object());
    }

    private static Specimen failed(Trial trial, Instance instance) {
        ObjectNode parameters =
                trial.parameters()
                        .failing(instance.plan(), Plan.Schema.CREATE)
                        .orElseThrow(() -> trial.skip("no parameters are known that fail"));
        ObjectNode body = instance.body();
        body.set("parameters", parameters);
        Answer settled = instance.settled(accepted(trial, instance.put(body)));
        if (!settled.textAt("/state").equals("failed")) {
            throw trial.skip("the provisioning did not fail");
        }
        return of(instance, body);
    }

    private static ObjectNode slow(Trial trial, Instance instance) {
        ObjectNode body = instance.body();
        trial.parameters()
                .slow(instance.plan(), Plan.Schema.CREATE)
                .ifPresent(parameters -> body.set("parameters", parameters));
        return body;
    }

    private static Answer accepted(Trial trial, Answer answer) {
        if (answer.status() != 202) {
            throw trial.skip("the operation ended with its answer: " + answer.status());
        }
        return answer;
    }

    /// Whether it is still in a state that passes.
    boolean passing() {
        Answer state = instance.lastOperation(operation);
        return state.status() == 200 && state.textAt("/state").equals("in progress");
    }
}
