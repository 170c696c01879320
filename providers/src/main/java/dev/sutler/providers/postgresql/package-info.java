/// The provider `postgresql`: a database of one's own on a PostgreSQL server that is there already.
///
/// **What it owns.** Per instance a database and a role that cannot log in and owns everything in
/// the database; per binding a login that acts as that role. Their names are made from the ids, so
/// that a repeat finds them. The database itself belongs to the broker's login: its limits are not
/// the tenant's to lift.
///
/// **What it needs.** A login with CREATEDB and CREATEROLE on PostgreSQL 14 to 18; no superuser.
///
/// **What a plan may set.** [PostgresqlPlan]; the server itself is described for the offering,
/// [PostgresqlSettings].
///
/// **What is left behind on failure.** Nothing that the same call, repeated, does not find and
/// finish; nothing at all after a deprovision. Every step looks first at what is there. A
/// connection that breaks ends its step as a power failure would.
///
/// Control flows from Sutler into `PostgresqlProvider`, from there into `Databases`, `Interior` and
/// `Logins`, which know what the objects look like, and from those into a `Session`. `Trouble`
/// alone decides what an error means. It may see `spi`, `providers.support`, the PostgreSQL driver
/// and the connection pool.
@NullMarked
package dev.sutler.providers.postgresql;

import org.jspecify.annotations.NullMarked;
