package dev.sutler.providers.gitops;

import dev.sutler.gitops.files.Style;
import dev.sutler.providers.support.SettingsReader;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Optional;

/// What an offering's `provider` block says beside the way to its repository.
///
/// @param remote the repository and the way to it
/// @param fetchInterval how often the remote is looked at when nobody says that there is news
/// @param writing how files are written
/// @param pipeline what is expected of the pipeline
/// @param secrets where secrets stand
/// @param dashboards where the pages of instances are
record GitopsSettings(
        RemoteSettings remote,
        Duration fetchInterval,
        Writing writing,
        Pipeline pipeline,
        Secrets secrets,
        DashboardAddress dashboards) {

    private static final Duration FETCH = Duration.ofSeconds(15);
    private static final Duration MOST_OFTEN = Duration.ofMillis(250);

    /// @param tags whether identities and contexts carry UniPipe's YAML tags
    /// @param images whether images that stand in the catalog itself are copied into every file
    /// @param authorName whose name stands in commits
    record Writing(Style tags, boolean images, String authorName, String authorEmail) {}

    /// @param mustNameOperation whether a status counts only if it names its operation
    /// @param removeCredentials whether credentials leave the repository once they are collected
    record Pipeline(boolean mustNameOperation, boolean removeCredentials) {}

    /// @param webhook what the repository's host signs its notices with
    /// @param credentialsKey opens credentials that a pipeline has encrypted
    record Secrets(Optional<JsonNode> webhook, Optional<JsonNode> credentialsKey) {
        /// Without the place of the secret.
        @Override
        public String toString() {
            return "Secrets";
        }
    }

    static GitopsSettings read(SettingsReader settings) {
        return new GitopsSettings(
                RemoteSettings.read(settings),
                interval(settings),
                new Writing(
                        settings.flag("tags").orElse(false) ? Style.TAGGED : Style.PLAIN,
                        settings.flag("copy-images").orElse(true),
                        settings.text("author-name").orElse("OSB API"),
                        settings.text("author-email").orElse("unipipe@meshcloud.io")),
                new Pipeline(
                        settings.flag("require-operation").orElse(false),
                        settings.flag("remove-credentials").orElse(false)),
                new Secrets(
                        RemoteSettings.reference(settings, "webhook-secret"),
                        RemoteSettings.reference(settings, "credentials-key")),
                dashboards(settings));
    }

    private static Duration interval(SettingsReader settings) {
        Duration interval = settings.duration("fetch-interval").orElse(FETCH);
        if (interval.compareTo(MOST_OFTEN) < 0) {
            settings.problem("fetch-interval", "'fetch-interval' must be 250ms or more.");
        }
        return interval;
    }

    private static DashboardAddress dashboards(SettingsReader settings) {
        Optional<String> template = settings.text("dashboard-url");
        template.filter(text -> !text.startsWith("https://") && !text.startsWith("http://"))
                .ifPresent(
                        _ ->
                                settings.problem(
                                        "dashboard-url",
                                        "'dashboard-url' must begin with https:// or http://."));
        return new DashboardAddress(template);
    }
}
