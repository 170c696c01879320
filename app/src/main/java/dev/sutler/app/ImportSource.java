package dev.sutler.app;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.gitops.mirror.Remote;
import dev.sutler.server.config.Configuration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which repository is meant: the one that the command line names, or that of the catalog's
/// offerings.
final class ImportSource {

    private static final String MAIN = "main";

    private ImportSource() {}

    /// @param repository a folder or an address
    /// @param branch where the command line names one
    static Remote named(Path workingDirectory, String repository, Optional<String> branch) {
        boolean address = repository.contains("://") || repository.matches("[^/]+@[^/]+:.*");
        Path folder = workingDirectory.resolve(address ? "" : repository).toAbsolutePath();
        if (!address && !Files.isDirectory(folder)) {
            throw new StartFailure("There is no folder " + folder + ".");
        }
        return new Remote(
                address ? repository : folder.normalize().toString(), branch.orElse(MAIN));
    }

    /// The one repository of all offerings of this provider.
    ///
    /// @throws StartFailure when there is none, or more than one
    static Remote offered(
            Configuration configuration,
            Catalog catalog,
            String providerType,
            Optional<String> branch) {
        List<Remote> remotes =
                catalog.offerings().stream()
                        .map(ServiceOffering::provider)
                        .filter(block -> block.type().equals(providerType))
                        .map(block -> together(configuration, block))
                        .filter(settings -> settings.path("remote").isString())
                        .map(settings -> remote(settings, branch))
                        .distinct()
                        .toList();
        if (remotes.size() != 1) {
            throw new StartFailure(
                    "The catalog names "
                            + (remotes.isEmpty()
                                    ? "no repository"
                                    : "these repositories: "
                                            + String.join(
                                                    ", ",
                                                    remotes.stream()
                                                            .map(Remote::displayed)
                                                            .toList()))
                            + ". Say which one: --repository PATH-OR-URL");
        }
        return remotes.getFirst();
    }

    private static ObjectNode together(
            Configuration configuration, ServiceOffering.ProviderBlock block) {
        ObjectNode settings =
                configuration
                        .providers()
                        .getOrDefault(block.type(), JsonNodeFactory.instance.objectNode())
                        .deepCopy();
        block.settings().forEachEntry(settings::set);
        return settings;
    }

    private static Remote remote(ObjectNode settings, Optional<String> branch) {
        return new Remote(
                settings.path("remote").stringValue(),
                branch.orElseGet(
                        () ->
                                settings.optional("branch")
                                        .filter(JsonNode::isString)
                                        .map(JsonNode::stringValue)
                                        .orElse(MAIN)));
    }
}
