/// Proves the store on real servers: the contract on the oldest and the newest major, and what is
/// PostgreSQL's own.
@NullMarked
package dev.sutler.server.postgres;

import org.jspecify.annotations.NullMarked;
