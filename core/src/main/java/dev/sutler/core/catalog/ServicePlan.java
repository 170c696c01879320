package dev.sutler.core.catalog;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// A service plan (specification, "Service Plan Object"), as far as the broker acts on it.
///
/// @param id what platforms know it by, for ever
/// @param name unique within its offering
/// @param traits what it promises to platforms; the offering's defaults are already worked in
/// @param schemas what parameters must look like
/// @param handling how the broker treats its operations
/// @param providerSettings its `provider` block without the broker's own keys
public record ServicePlan(
        String id,
        String name,
        Traits traits,
        Schemas schemas,
        Handling handling,
        ObjectNode providerSettings) {

    public ServicePlan {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(traits, "traits");
        Objects.requireNonNull(schemas, "schemas");
        Objects.requireNonNull(handling, "handling");
        Objects.requireNonNull(providerSettings, "providerSettings");
    }

    /// What a plan promises to platforms.
    ///
    /// @param bindable whether its instances can be bound
    /// @param bindingRotatable whether a binding can have a successor
    /// @param planUpdateable whether its instances may change to another plan
    /// @param maintenanceVersion the version in its `maintenance_info`
    /// @param retired off the wire and closed for new instances, while existing ones live on
    public record Traits(
            boolean bindable,
            boolean bindingRotatable,
            boolean planUpdateable,
            Optional<String> maintenanceVersion,
            boolean retired) {
        public Traits {
            Objects.requireNonNull(maintenanceVersion, "maintenanceVersion");
        }
    }

    /// The three places where a plan may say what parameters must look like.
    public record Schemas(
            Optional<ParameterSchema> create,
            Optional<ParameterSchema> update,
            Optional<ParameterSchema> bind) {

        /// Anything goes.
        public static final Schemas NONE =
                new Schemas(Optional.empty(), Optional.empty(), Optional.empty());

        public Schemas {
            Objects.requireNonNull(create, "create");
            Objects.requireNonNull(update, "update");
            Objects.requireNonNull(bind, "bind");
        }
    }

    /// How the broker treats the plan's operations.
    ///
    /// @param answers whether a platform waits for the result or polls for it
    /// @param requiresApp whether a binding must name an application (422 `RequiresApp` otherwise)
    /// @param maximumPollingDuration how long platforms poll, where the plan says so
    public record Handling(
            AnswerMode answers, boolean requiresApp, Optional<Duration> maximumPollingDuration) {
        public Handling {
            Objects.requireNonNull(answers, "answers");
            Objects.requireNonNull(maximumPollingDuration, "maximumPollingDuration");
        }
    }
}
