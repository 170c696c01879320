/// The store, on PostgreSQL 14 or newer.
///
/// Owns the schema (migrations under `db/migration`), the connections, and the one dialect of SQL
/// that is spoken here. [dev.sutler.server.postgres.PostgresDatabase] opens it all and hands out
/// the core's [dev.sutler.core.store.Store]. It may see the core's values and port, JDBC, HikariCP,
/// Flyway and the port of `server.sealing`, through which goes what must stay secret; no other
/// package of the server is known here.
///
/// Control flows from `PostgresStore` into one class per kind of work (`Snapshots`, `Beginnings`,
/// `Claims`, `Steps`), from there through a `Pool`, which owns connections, transactions and what
/// an error means, to `Query`, which is one statement. Locks are taken in one order everywhere, so
/// that no two transactions wait for each other: operation, instance, binding.
///
/// What is done is written down by the statement that does it: `JournalSql` and `AuditSql` are the
/// parts of statements for that, and only their rows are read elsewhere.
@NullMarked
package dev.sutler.server.postgres;

import org.jspecify.annotations.NullMarked;
