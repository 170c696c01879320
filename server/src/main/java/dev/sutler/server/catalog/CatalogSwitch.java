package dev.sutler.server.catalog;

import dev.sutler.core.catalog.Catalog;

import java.util.Optional;

/// Where the catalog in use stands, together with the providers that it needs: both are replaced at
/// the same moment.
public interface CatalogSwitch {

    /// The catalog in use; empty before the first.
    Optional<Catalog> current();

    /// Makes everything that a catalog needs beyond what is there already. Nothing is used yet.
    ///
    /// @throws CannotPrepareException when a provider cannot be made; nothing has changed then
    Prepared prepare(Catalog next);

    /// A catalog with all that it needs.
    interface Prepared extends AutoCloseable {

        /// Puts it to use. What is under way with the one before goes on.
        void use();

        /// Throws away what was made, unless it is used.
        @Override
        void close();
    }
}
