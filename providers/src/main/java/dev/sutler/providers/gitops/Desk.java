package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.CredentialKeys;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What all calls of one offering work with.
///
/// @param settings what the offering says
/// @param wording what all its files have in common
/// @param ownership whose repository it may be
/// @param keys open credentials that are encrypted
/// @param webhook tells who may say that there is news
record Desk(
        GitopsSettings settings,
        Wording wording,
        Ownership ownership,
        CredentialKeys keys,
        WebhookSignature webhook) {

    /// @throws Opening.UnusableSettingException when a secret that the settings name is not there
    static Desk of(GitopsSettings settings, ProviderEnvironment environment, Opening opening) {
        return new Desk(
                settings,
                new Wording(
                        environment.offering(),
                        settings.writing().tags(),
                        settings.writing().images()),
                new Ownership(environment.brokerId()),
                keys(opening.secret("credentials-key", settings.secrets().credentialsKey())),
                new WebhookSignature(
                        opening.secret("webhook-secret", settings.secrets().webhook())));
    }

    private static CredentialKeys keys(Optional<Secret<String>> set) {
        if (set.isEmpty()) {
            return CredentialKeys.NONE;
        }
        return switch (CredentialKeys.read(set.get())) {
            case Parsed.Good<CredentialKeys>(CredentialKeys keys) -> keys;
            case Parsed.Bad<CredentialKeys>(int _, String problem) ->
                    throw new Opening.UnusableSettingException("'credentials-key': " + problem);
        };
    }

    /// The credentials in a file, opened if they are encrypted.
    Parsed<ObjectNode> credentials(byte[] file) {
        return Files.credentials(file, keys);
    }
}
