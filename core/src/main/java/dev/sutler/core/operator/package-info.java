/// What operators look at and act on: the ports behind the admin API and its command line.
///
/// Owns the views of the store that no platform has, such as the journal of an operation. It may
/// see the lifecycle's words. Control flows from `server.admin` into these ports; `server.postgres`
/// implements them.
@NullMarked
package dev.sutler.core.operator;

import org.jspecify.annotations.NullMarked;
