package dev.sutler.spi;

/// Optional power of a [ProviderFactory]: the catalog itself stands in the back end, for the broker
/// to offer.
public interface CatalogKeeper {

    /// Begins to look after the catalog, without waiting for the back end.
    ///
    /// @param environment as for an offering; its settings are those that the broker's
    ///   configuration has for the type
    /// @throws RuntimeException with a message for the operator when the settings are of no use
    KeptCatalog catalog(ProviderEnvironment environment);
}
