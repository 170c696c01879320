package dev.sutler.server.http;

import java.util.List;
import java.util.Objects;

/// What a client asked for. The target is kept as it came, and decoded only when somebody wants to
/// know, so that a malformed one does not go before the checks that come first.
///
/// @param identity what it is called in logs
/// @param peer who sent it
/// @param method in upper case, as sent
/// @param rawPath the path as sent, still percent-encoded
/// @param rawQuery the query as sent, without the question mark; empty when there is none
/// @param headers the headers
/// @param body the body, still to be read
public record HttpRequest(
        RequestIdentity identity,
        Peer peer,
        String method,
        String rawPath,
        String rawQuery,
        RequestHeaders headers,
        RequestBody body) {

    public HttpRequest {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(rawPath, "rawPath");
        Objects.requireNonNull(rawQuery, "rawQuery");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    /// The parts of the path between its slashes, decoded. An encoded slash belongs to its part.
    ///
    /// @throws HttpProblem 400 when the path is malformed
    public List<String> pathSegments() {
        return PercentEncoding.segments(rawPath);
    }

    /// The parameters of the query.
    ///
    /// @throws HttpProblem 400 when the query is malformed, or names a parameter twice
    public Query query() {
        return Query.parse(rawQuery);
    }
}
