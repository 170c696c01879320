/// THE JUDGE: looks at any Open Service Broker from outside, over raw HTTP and JSON.
///
/// Owns the wire: questions, answers, the client that asks, and what the suite holds every answer
/// of our own broker to. The conformance kit stands in the packages below, from `requirement`, the
/// table of rules, to `command`, which people call. It shares no type with any other module, so
/// that a field that is misspelt in the server cannot be misspelt here as well and pass.
///
/// Control flows from a question to an answer to a list of what is wrong with it.
@NullMarked
package dev.sutler.conformance;

import org.jspecify.annotations.NullMarked;
