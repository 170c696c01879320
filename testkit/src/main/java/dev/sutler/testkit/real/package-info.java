/// Real servers for tests, one call away, so that nothing needs to be faked.
///
/// Owns their processes and files: each is started when first asked for, and gone, with its data,
/// when the JVM ends. It may see the JDK, the PostgreSQL driver and the library that unpacks
/// PostgreSQL; no other part of ours but `spi`'s [dev.sutler.spi.Secret].
///
/// Control flows from tests into this package only.
@NullMarked
package dev.sutler.testkit.real;

import org.jspecify.annotations.NullMarked;
