/// Requests that no platform should send, made from those that it may.
///
/// Owns a description of every endpoint of the API ([dev.sutler.conformance.fuzz.Endpoint]), the
/// mutations that are applied to valid requests, a client that writes what HTTP libraries refuse to
/// write, and the rules that hold for the answer to anything. It knows nothing of the broker that
/// is asked but what a [dev.sutler.conformance.fuzz.Vocabulary] says.
///
/// Control flows from a seed and a number to a request, to its answer, to a list of what is wrong
/// with it. The same seed and number make the same request.
@NullMarked
package dev.sutler.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
