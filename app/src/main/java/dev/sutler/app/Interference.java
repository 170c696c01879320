package dev.sutler.app;

import dev.sutler.core.operation.Providers;
import dev.sutler.core.store.Store;
import dev.sutler.server.http.HttpHandler;

import java.util.function.UnaryOperator;

/// What may stand between the parts of a house, and how short its leases are. Only the rig's broker
/// has any; everybody else has [#NONE].
///
/// @param store around the store, as all who use it see it
/// @param providers around what finds providers
/// @param door around what answers requests
/// @param leases how long a lease lasts, and what follows from it
record Interference(
        UnaryOperator<Store> store,
        UnaryOperator<Providers> providers,
        UnaryOperator<HttpHandler> door,
        Leases leases) {

    /// Nothing stands between anything.
    static final Interference NONE =
            new Interference(
                    UnaryOperator.identity(),
                    UnaryOperator.identity(),
                    UnaryOperator.identity(),
                    Leases.DEFAULT);
}
