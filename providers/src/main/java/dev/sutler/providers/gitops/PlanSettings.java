package dev.sutler.providers.gitops;

import dev.sutler.providers.support.SettingsReader;

import tools.jackson.databind.node.ObjectNode;

/// What a plan may say for itself.
///
/// @param requireCredentials whether a binding is not done before there is a `credentials.yml`
record PlanSettings(boolean requireCredentials) {

    static PlanSettings read(SettingsReader settings) {
        return new PlanSettings(settings.flag("require-credentials").orElse(false));
    }

    /// @param checked settings that were checked when the catalog was loaded
    static PlanSettings of(ObjectNode checked) {
        return read(SettingsReader.of(checked));
    }
}
