/// What clients asked and what they were told, one event per call.
///
/// Owns the events, the effects that a scripted back end logged, and the files that both are kept
/// in: one line of JSON each, so that a failed run can be looked at again. It may see nothing else.
@NullMarked
package dev.sutler.rig.history;

import org.jspecify.annotations.NullMarked;
