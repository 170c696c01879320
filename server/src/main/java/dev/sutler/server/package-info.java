/// THE OUTSIDE: everything that touches a socket, a file, a database or the environment.
///
/// This package itself is empty. Below it stand `http` (a web server behind small types of ours),
/// `security` (who is asking), `osb` (the wire format of the Open Service Broker API), `webhook`
/// (who tells a provider something), `observability` (logs and health), `config` (one file and the
/// environment, typed), `postgres` (the store) and `catalogfile` (the catalog's folder). It may see
/// the core and its words, and no provider.
///
/// A request flows `http` → `observability` → `security` → `osb` → [dev.sutler.core.Broker], and
/// its answer back the same way. Nothing in the core knows that any of this exists.
@NullMarked
package dev.sutler.server;

import org.jspecify.annotations.NullMarked;
