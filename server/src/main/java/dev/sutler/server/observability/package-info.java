/// What operators see of a running broker: log lines and health.
///
/// Owns how a log line looks, which ids stand in it, the one line per request, and the two health
/// endpoints. The keys under which ids travel with a thread are `request`, `operation`, `instance`,
/// `binding`, `platform` and `route`; whoever works on something sets them (see
/// [dev.sutler.server.observability.LogContext]).
///
/// Requests flow through [dev.sutler.server.observability.RequestLog] on their way in and their
/// answers on the way out. Bodies, credentials and the `Authorization` header are never logged, and
/// text of users is stripped of control characters first.
@NullMarked
package dev.sutler.server.observability;

import org.jspecify.annotations.NullMarked;
