package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.spi.ProviderEnvironment;

import tools.jackson.databind.node.ObjectNode;

/// What all calls of one offering work with.
///
/// @param settings what the offering says
/// @param wording what all its files have in common
/// @param ownership whose repository it may be
/// @param webhook tells who may say that there is news
record Desk(
        GitopsSettings settings, Wording wording, Ownership ownership, WebhookSignature webhook) {

    /// @throws Opening.UnusableSettingException when a secret that the settings name is not there
    static Desk of(GitopsSettings settings, ProviderEnvironment environment, Opening opening) {
        return new Desk(
                settings,
                new Wording(
                        environment.offering(),
                        settings.writing().tags(),
                        settings.writing().images()),
                new Ownership(environment.brokerId()),
                new WebhookSignature(
                        opening.secret("webhook-secret", settings.secrets().webhook())));
    }

    /// The credentials in a file.
    Parsed<ObjectNode> credentials(byte[] file) {
        return Files.credentials(file);
    }
}
