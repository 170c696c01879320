package dev.sutler.server.http;

/// The body of a request, which is read when somebody wants it, and at most once.
@FunctionalInterface
public interface RequestBody {

    /// No body.
    RequestBody NONE = () -> new byte[0];

    /// All of it; empty when there is none.
    ///
    /// @throws HttpProblem 400 when it is larger than the server takes, or was cut off
    byte[] bytes();
}
