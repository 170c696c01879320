package dev.sutler.core.lifecycle;

import tools.jackson.databind.node.ObjectNode;

import java.util.Objects;
import java.util.Optional;

/// What a platform asks for, as parsed from its request and not yet looked up in the catalog.
public sealed interface Command {

    /// Who asked.
    Caller caller();

    /// Whether the client can poll for the result.
    boolean acceptsIncomplete();

    /// `PUT /v2/service_instances/:instance_id`.
    record Provision(
            Caller caller,
            String instanceId,
            PlanChoice plan,
            Tenancy tenancy,
            Payload payload,
            boolean acceptsIncomplete)
            implements Command {}

    /// `PATCH /v2/service_instances/:instance_id`.
    ///
    /// @param serviceId the offering of the instance
    /// @param planId the plan to change to; empty when the plan stays
    /// @param change the rest of the body
    record Update(
            Caller caller,
            String instanceId,
            String serviceId,
            Optional<String> planId,
            Change change,
            boolean acceptsIncomplete)
            implements Command {}

    /// `DELETE /v2/service_instances/:instance_id`.
    record Deprovision(Caller caller, String instanceId, PlanChoice plan, boolean acceptsIncomplete)
            implements Command {}

    /// `PUT /v2/service_instances/:instance_id/service_bindings/:binding_id`.
    ///
    /// @param plan the offering and plan; empty only in a rotation, where it may be left out
    /// @param use what the binding is for
    /// @param payload the parameters; in a rotation without any, the predecessor's are inherited
    record Bind(
            Caller caller,
            BindingKey key,
            Optional<PlanChoice> plan,
            Use use,
            BindPayload payload,
            boolean acceptsIncomplete)
            implements Command {}

    /// `DELETE /v2/service_instances/:instance_id/service_bindings/:binding_id`.
    record Unbind(Caller caller, BindingKey key, PlanChoice plan, boolean acceptsIncomplete)
            implements Command {}

    /// The two ids that a request names.
    record PlanChoice(String serviceId, String planId) {
        public PlanChoice {
            Objects.requireNonNull(serviceId, "serviceId");
            Objects.requireNonNull(planId, "planId");
        }
    }

    /// What a provision request says beside its ids.
    ///
    /// @param parameters empty when the request had none, which is not the same as `{}` for a
    ///   schema
    record Payload(
            Optional<ObjectNode> parameters,
            ObjectNode context,
            Optional<String> maintenanceVersion) {
        public Payload {
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(maintenanceVersion, "maintenanceVersion");
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Payload[" + maintenanceVersion.orElse("") + "]";
        }
    }

    /// What an update request says beside its ids. What the platform believes about the past
    /// (`previous_values`) decides nothing, since a repeat may come after the change is done.
    ///
    /// @param parameters empty when they stay as they are; else laid over what is there, `null`
    ///   removes a key
    /// @param context empty when it stays as it is
    /// @param maintenanceVersion empty when it stays as it is
    record Change(
            Optional<ObjectNode> parameters,
            Optional<ObjectNode> context,
            Optional<String> maintenanceVersion) {
        public Change {
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(maintenanceVersion, "maintenanceVersion");
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Change[" + maintenanceVersion.orElse("") + "]";
        }
    }

    /// What a binding is for.
    ///
    /// @param bindResource the request's `bind_resource`, with a deprecated top-level `app_guid`
    ///   moved into it; may be empty
    /// @param predecessorId the binding to succeed
    record Use(ObjectNode bindResource, Optional<String> predecessorId) {
        public Use {
            Objects.requireNonNull(bindResource, "bindResource");
            Objects.requireNonNull(predecessorId, "predecessorId");
        }

        /// Whether the request names an application.
        public boolean namesApp() {
            return bindResource.path("app_guid").isString()
                    && !bindResource.path("app_guid").stringValue().isEmpty();
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Use[" + predecessorId.orElse("") + "]";
        }
    }

    /// What a bind request says beside its ids.
    record BindPayload(Optional<ObjectNode> parameters, ObjectNode context) {
        public BindPayload {
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(context, "context");
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "BindPayload[]";
        }
    }
}
