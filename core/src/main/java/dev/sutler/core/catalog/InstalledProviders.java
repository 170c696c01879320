package dev.sutler.core.catalog;

import dev.sutler.spi.CatalogKeeper;
import dev.sutler.spi.KeptCatalog;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SecretSource;
import dev.sutler.spi.SettingProblem;
import dev.sutler.spi.Workplace;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The providers that this broker can run, and the environment that each of them gets.
public final class InstalledProviders implements ProviderTypes {

    private final SortedMap<String, ProviderFactory> factories = new TreeMap<>();
    private final Function<String, ObjectNode> hostSettings;
    private final SecretSource secrets;
    private final Optional<String> brokerId;
    private final Function<String, Workplace> workplaces;

    /// Where there is no store, so that settings are checked and nothing is made.
    ///
    /// @throws IllegalArgumentException when two factories have the same type
    public InstalledProviders(
            Collection<? extends ProviderFactory> factories,
            Function<String, ObjectNode> hostSettings,
            SecretSource secrets) {
        this(factories, hostSettings, secrets, Optional.empty(), _ -> Workplace.none());
    }

    /// @param factories each with a type of its own
    /// @param hostSettings what the broker's configuration says about a type; an empty object when
    ///   it says nothing
    /// @param secrets resolves the secrets that settings refer to
    /// @param brokerId marks what providers make; empty where there is no store
    /// @param workplaces what the providers of a type share within this process
    /// @throws IllegalArgumentException when two factories have the same type
    public InstalledProviders(
            Collection<? extends ProviderFactory> factories,
            Function<String, ObjectNode> hostSettings,
            SecretSource secrets,
            Optional<String> brokerId,
            Function<String, Workplace> workplaces) {
        this.hostSettings = hostSettings;
        this.secrets = secrets;
        this.brokerId = brokerId;
        this.workplaces = workplaces;
        for (ProviderFactory factory : factories) {
            if (this.factories.putIfAbsent(factory.type(), factory) != null) {
                throw new IllegalArgumentException(
                        "Two providers are installed for the type "
                                + factory.type()
                                + ". Remove the jar of one of them.");
            }
        }
    }

    @Override
    public Set<String> words() {
        return Collections.unmodifiableSet(factories.keySet());
    }

    /// {@inheritDoc}
    ///
    /// A factory that throws has a bug, or was built against another version of the contract. It
    /// must not hide the other problems of the catalog, so it becomes one.
    @Override
    public List<SettingProblem> check(
            String type,
            String offeringName,
            ObjectNode offeringSettings,
            ObjectNode planSettings) {
        ProviderEnvironment environment =
                new ProviderEnvironment(
                        offeringName, together(type, offeringSettings), secrets, brokerId);
        try {
            return factory(type).check(environment, planSettings);
        } catch (RuntimeException | LinkageError broken) {
            return List.of(
                    new SettingProblem(
                            "",
                            "the provider "
                                    + type
                                    + " could not check these settings ("
                                    + broken.getClass().getSimpleName()
                                    + "): report this to its author"));
        }
    }

    /// Makes the provider of one offering.
    ///
    /// @throws IllegalArgumentException when the offering's type is not installed
    public Provider create(ServiceOffering offering) {
        ServiceOffering.ProviderBlock block = offering.provider();
        return factory(block.type())
                .create(
                        new ProviderEnvironment(
                                offering.name(),
                                together(block.type(), block.settings()),
                                secrets,
                                brokerId,
                                offering.published().deepCopy(),
                                workplaces.apply(block.type())));
    }

    /// The catalog that stands in the back end of a type; empty when the type is not installed, or
    /// keeps none.
    public Optional<KeptCatalog> catalog(String type) {
        return Optional.ofNullable(factories.get(type))
                .filter(CatalogKeeper.class::isInstance)
                .map(CatalogKeeper.class::cast)
                .map(
                        keeper ->
                                keeper.catalog(
                                        new ProviderEnvironment(
                                                "catalog",
                                                hostSettings.apply(type).deepCopy(),
                                                secrets,
                                                brokerId,
                                                JsonNodeFactory.instance.objectNode(),
                                                workplaces.apply(type))));
    }

    private ProviderFactory factory(String type) {
        ProviderFactory factory = factories.get(type);
        if (factory == null) {
            throw new IllegalArgumentException("No provider is installed for the type " + type);
        }
        return factory;
    }

    /* Whole keys are laid over each other, never parts of a value: half a secret reference makes no sense. */
    private ObjectNode together(String type, ObjectNode settings) {
        ObjectNode together = hostSettings.apply(type).deepCopy();
        settings.forEachEntry((key, value) -> together.set(key, value.deepCopy()));
        return together;
    }
}
