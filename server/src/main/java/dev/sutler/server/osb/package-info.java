/// The wire format of the Open Service Broker API 2.17.
///
/// Owns the routes, the reading of requests into [dev.sutler.core.lifecycle.Command]s, and the
/// writing of [dev.sutler.core.lifecycle.Outcome]s as status codes and JSON. It decides nothing
/// about instances and bindings: what is syntax is answered here, all else by
/// [dev.sutler.core.Broker].
///
/// A request of a known platform enters at [dev.sutler.server.osb.OsbApi], which checks the
/// version, finds the endpoint and hands it a call; the endpoint asks the broker; `Answers` turns
/// the outcome into a response. There is one file for each verb, and one switch from outcome to
/// status for all of them.
@NullMarked
package dev.sutler.server.osb;

import org.jspecify.annotations.NullMarked;
