/// The port behind which everything durable stands.
///
/// Owns the [dev.sutler.core.store.Store] interface and what goes through it. It knows the
/// lifecycle's values and nothing about how they are kept. `server.postgres` implements it;
/// `dev.sutler.testkit.StoreContract` says, as tests, what an implementation owes.
@NullMarked
package dev.sutler.core.store;

import org.jspecify.annotations.NullMarked;
