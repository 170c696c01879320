/// What a broker is, as far as its clients can tell, and whether a history fits it.
///
/// Owns the model of one service instance and one of its bindings, and the search for an order of
/// calls that the model allows. The model is written from the specification and shares nothing with
/// the broker's own decisions, so that both cannot be wrong in the same way. It may see
/// `rig.history` and nothing else.
@NullMarked
package dev.sutler.rig.check.model;

import org.jspecify.annotations.NullMarked;
