/// THE MACHINE: what happens to service instances and bindings, and when.
///
/// This package owns [dev.sutler.core.Broker], the one door through which the outside asks for
/// anything. Below it stand `catalog` (what is offered), `lifecycle` (pure decisions), `store` (the
/// port behind which everything is durable) and `operation` (the runner that calls providers), and
/// beside them `schedule` (what the broker does again and again by itself).
///
/// Control flows `Broker` → `lifecycle` → `store` → `operation` → provider. Nothing here knows
/// HTTP, SQL, files or a clock: time comes from the store, and threads, random numbers and the
/// monotonic ticker are handed in.
@NullMarked
package dev.sutler.core;

import org.jspecify.annotations.NullMarked;
