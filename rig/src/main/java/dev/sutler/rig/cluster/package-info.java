/// The brokers of a run: real processes, each behind a proxy of its own.
///
/// Owns their start, their end, and every signal that they get. What dies by itself, at a
/// failpoint, is started again; what a nemesis holds down stays down.
///
/// Control flows from a run into [dev.sutler.rig.cluster.Cluster]. It may see `rig.proxy`, and of
/// Sutler nothing but the names of the classes that are started.
@NullMarked
package dev.sutler.rig.cluster;

import org.jspecify.annotations.NullMarked;
