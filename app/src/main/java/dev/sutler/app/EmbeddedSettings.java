package dev.sutler.app;

import dev.sutler.server.config.Configuration;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.Optional;

/// What the providers are told when the broker brings its own PostgreSQL along: that server also
/// carries the databases of the `postgresql` offering, unless the configuration names another one.
final class EmbeddedSettings {

    private static final String TYPE = "postgresql";

    /// Settings for checking a catalog while no server runs.
    static final Optional<ObjectNode> PLACEHOLDER =
            Optional.of(settings("127.0.0.1", 5432, "sutler_provider", Path.of("not-there")));

    private EmbeddedSettings() {}

    /// Settings that lead to the embedded server.
    static ObjectNode of(EmbeddedServer.Login provider, Path passwordFile) {
        return settings(provider.host(), provider.port(), provider.username(), passwordFile);
    }

    /// What the configuration says about a provider type, or else what leads to the embedded
    /// server.
    ///
    /// @param embedded empty when there is no such server
    static ObjectNode orElsewhere(
            Configuration configuration, String type, Optional<ObjectNode> embedded) {
        ObjectNode configured =
                configuration.providers().getOrDefault(type, JsonNodeFactory.instance.objectNode());
        boolean ours =
                type.equals(TYPE)
                        && configuration.store().external().isEmpty()
                        && configured.path("host").isMissingNode();
        if (!ours || embedded.isEmpty()) {
            return configured;
        }
        ObjectNode together = embedded.get().deepCopy();
        configured.forEachEntry(together::set);
        return together;
    }

    private static ObjectNode settings(String host, int port, String username, Path passwordFile) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("host", host);
        settings.put("port", port);
        settings.put("username", username);
        settings.putObject("password").put("file", passwordFile.toAbsolutePath().toString());
        return settings;
    }
}
