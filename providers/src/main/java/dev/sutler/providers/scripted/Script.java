package dev.sutler.providers.scripted;

import dev.sutler.spi.Endpoint;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.VolumeMount;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a plan, with or without a developer's parameters, told the provider to do.
///
/// @param pace how long operations take
/// @param failures which operations fail
/// @param usability what a failed update or deprovisioning says about the instance
/// @param updateRefusal why updates are turned down at once, where they are
/// @param appearance what is told about an instance
/// @param handout what is handed out for a binding
record Script(
        Pace pace,
        Map<Kind, Failing> failures,
        Usability usability,
        Optional<String> updateRefusal,
        Appearance appearance,
        Handout handout) {

    Script {
        failures = Map.copyOf(failures);
    }

    /// What is told about an instance. Texts may contain placeholders.
    record Appearance(Optional<String> dashboardUrl, ObjectNode labels, ObjectNode attributes) {}

    /// What is handed out for a binding. Texts may contain placeholders.
    ///
    /// @param credentials empty when the service has none
    record Handout(
            ObjectNode credentials,
            List<Endpoint> endpoints,
            Optional<String> syslogDrainUrl,
            Optional<String> routeServiceUrl,
            List<VolumeMount> volumeMounts,
            Lifetime lifetime) {
        Handout {
            endpoints = List.copyOf(endpoints);
            volumeMounts = List.copyOf(volumeMounts);
        }

        /// Without what may be secret.
        @Override
        public String toString() {
            return "Handout[" + endpoints + "]";
        }
    }

    /// How long a binding is good for.
    ///
    /// @param expiresAfter counted from the bind
    /// @param renewBefore counted back from the expiry
    record Lifetime(Optional<Duration> expiresAfter, Optional<Duration> renewBefore) {}
}
