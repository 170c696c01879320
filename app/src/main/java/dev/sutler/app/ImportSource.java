package dev.sutler.app;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.gitops.mirror.Remote;
import dev.sutler.providers.gitops.GitopsProviderFactory;
import dev.sutler.server.config.Configuration;
import dev.sutler.spi.ProviderEnvironment;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which repository is meant: the one that the command line names, or the one that the broker
/// works with.
///
/// @param surroundings where relative paths begin and secrets stand
/// @param configuration that of the broker
record ImportSource(Surroundings surroundings, Configuration configuration) {

    private static final String MAIN = "main";

    /// @param repository a folder or an address
    Remote named(String repository) {
        if (repository.contains("://") || repository.matches("[^/]+@[^/]+:.*")) {
            return new Remote(repository, MAIN);
        }
        Path folder = surroundings.workingDirectory().resolve(repository).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new StartFailure("There is no folder " + folder + ".");
        }
        return new Remote(folder.normalize().toString(), MAIN);
    }

    /// The one that the catalog stands in.
    Remote ofCatalog() {
        return remote("catalog", settings(JsonNodeFactory.instance.objectNode()));
    }

    /// The one repository of all offerings.
    ///
    /// @throws StartFailure when there is none, or more than one
    Remote ofOfferings(Catalog catalog) {
        Map<String, Remote> remotes = new TreeMap<>();
        for (ServiceOffering each : catalog.offerings()) {
            if (each.provider().type().equals(RepositoryCatalogFolder.TYPE)) {
                Remote remote = remote(each.name(), settings(each.provider().settings()));
                remotes.putIfAbsent(remote.displayed(), remote);
            }
        }
        if (remotes.size() != 1) {
            throw new StartFailure(
                    "The catalog names "
                            + (remotes.isEmpty()
                                    ? "no repository"
                                    : "several: " + String.join(", ", remotes.keySet()))
                            + ". Say which one: --repository PATH-OR-URL");
        }
        return List.copyOf(remotes.values()).getFirst();
    }

    /// The same repository, with another branch if one is named.
    static Remote on(Remote remote, Optional<String> branch) {
        return new Remote(
                remote.url(), branch.orElse(remote.branch()), remote.access(), remote.network());
    }

    private ObjectNode settings(ObjectNode own) {
        ObjectNode settings =
                configuration
                        .providers()
                        .getOrDefault(
                                RepositoryCatalogFolder.TYPE,
                                JsonNodeFactory.instance.objectNode())
                        .deepCopy();
        own.forEachEntry(settings::set);
        return settings;
    }

    private Remote remote(String offering, ObjectNode settings) {
        try {
            return GitopsProviderFactory.remote(
                    new ProviderEnvironment(
                            offering, settings, ProviderShelf.secrets(surroundings)));
        } catch (IllegalStateException unusable) {
            throw new StartFailure(
                    "The repository of %s cannot be used: %s"
                            .formatted(offering, unusable.getMessage()),
                    unusable);
        }
    }
}
