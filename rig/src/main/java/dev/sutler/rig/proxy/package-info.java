/// The wire between a broker and its store, and what can go wrong on it.
///
/// Owns one listening port per broker. It understands as much of PostgreSQL's protocol as it takes
/// to tell which statement is sent and when a transaction is committed, so that a connection can be
/// cut after a commit was sent and before its answer came back. It also removes safeguards from
/// statements, for runs that have to fail.
///
/// Control flows from whoever makes the weather into a proxy, and from there into its links. It may
/// see nothing else of ours.
@NullMarked
package dev.sutler.rig.proxy;

import org.jspecify.annotations.NullMarked;
