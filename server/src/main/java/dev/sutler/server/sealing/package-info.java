/// Secrets at rest: how what must stay secret stands in the store.
///
/// Owns the port [dev.sutler.server.sealing.SecretStore], behind which a secret is turned into the
/// bytes that a row holds and back, and the one implementation that is there: Tink's authenticated
/// encryption under a keyset ([dev.sutler.server.sealing.KeyRing]). A service such as Vault or
/// OpenBao implements the same port. It also owns the keyset itself, its file, and how keys are
/// added and removed. It may see Tink and the words of `spi`; it knows no SQL, no row and no HTTP.
///
/// Control flows from `server.postgres` into the port, and from the command line into `Keyset` and
/// `KeysetFile`.
@NullMarked
package dev.sutler.server.sealing;

import org.jspecify.annotations.NullMarked;
