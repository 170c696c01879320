package dev.sutler.app;

import dev.sutler.core.catalog.InstalledProviders;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.server.config.ExternalSecrets;
import dev.sutler.spi.KeptCatalog;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderFactory;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/// All providers that are installed, and those that the catalog's offerings use.
final class ProviderShelf {

    private final InstalledProviders installed;

    private ProviderShelf(InstalledProviders installed) {
        this.installed = installed;
    }

    /// Where there is no store, and so nothing is made.
    static ProviderShelf of(Surroundings surroundings, Function<String, ObjectNode> hostSettings) {
        return of(
                factories ->
                        new InstalledProviders(factories, hostSettings, secrets(surroundings)));
    }

    /// @param hostSettings what the broker says about a provider type beside the catalog
    /// @param brokerId marks what providers make
    /// @param workplaces where they work
    static ProviderShelf of(
            Surroundings surroundings,
            Function<String, ObjectNode> hostSettings,
            String brokerId,
            Workplaces workplaces) {
        return of(
                factories ->
                        new InstalledProviders(
                                factories,
                                hostSettings,
                                secrets(surroundings),
                                Optional.of(brokerId),
                                workplaces::of));
    }

    /// Where secrets that settings refer to come from.
    static ExternalSecrets secrets(Surroundings surroundings) {
        return new ExternalSecrets(surroundings.workingDirectory(), surroundings.environment());
    }

    private static ProviderShelf of(Function<List<ProviderFactory>, InstalledProviders> host) {
        try {
            return new ProviderShelf(
                    host.apply(
                            ServiceLoader.load(ProviderFactory.class).stream()
                                    .map(ServiceLoader.Provider::get)
                                    .toList()));
        } catch (IllegalArgumentException twice) {
            throw new StartFailure(String.valueOf(twice.getMessage()), twice);
        } catch (ServiceConfigurationError | LinkageError broken) {
            throw new StartFailure(
                    "A provider that is installed cannot be loaded: "
                            + broken.getMessage()
                            + ". Remove its jar, or get one that was built for this version.",
                    broken);
        }
    }

    ProviderTypes types() {
        return installed;
    }

    /// The catalog that stands in the back end of a type of providers.
    ///
    /// @throws StartFailure when there is none, or the settings lead to none
    KeptCatalog catalog(String type) {
        try {
            return installed
                    .catalog(type)
                    .orElseThrow(
                            () ->
                                    new StartFailure(
                                            "`catalog.from-repository` needs a provider of type "
                                                    + type
                                                    + ", which is not installed."));
        } catch (IllegalStateException unusable) {
            throw new StartFailure(
                    "The catalog's repository cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /// Makes the provider of an offering.
    Provider create(ServiceOffering offering) {
        return installed.create(offering);
    }
}
