/// The clients of a run, which do what platforms do, and what platforms should not.
///
/// Owns the requests, how often they are repeated, sent twice or contradicted, and the record of
/// each answer. A client has one instance at a time and sees its life to an end, as far as the
/// storm lets it.
///
/// Control flows from a run into [dev.sutler.rig.traffic.Traffic], from there into clients and
/// their lives. It may see `rig.cluster` and `rig.history`.
@NullMarked
package dev.sutler.rig.traffic;

import org.jspecify.annotations.NullMarked;
