package dev.sutler.server.http;

import java.time.Duration;
import java.util.Objects;

/// Where the web server listens and what it puts up with.
///
/// @param address the name or IP address to listen on
/// @param port the port to listen on; 0 lets the system choose one
/// @param shutdownGrace how long requests in flight may go on when the server stops
/// @param limits what clients may use up
public record HttpOptions(String address, int port, Duration shutdownGrace, Limits limits) {

    public HttpOptions {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(shutdownGrace, "shutdownGrace");
        Objects.requireNonNull(limits, "limits");
    }

    /// What clients may use up.
    ///
    /// @param bodyBytes the largest body
    /// @param headerBytes the largest request line, and the largest set of headers
    /// @param idle how long a connection may be silent, and a request may take to arrive
    /// @param work how long a request may be in work, from its arrival to its answer
    /// @param connections how many connections may be open
    /// @param requests how many requests may be in work; one that waits for a synchronous operation
    ///   counts. [RequestGate] sees to it, since some requests are never refused
    public record Limits(
            int bodyBytes,
            int headerBytes,
            Duration idle,
            Duration work,
            int connections,
            int requests) {

        private static final Duration USUAL_WORK = Duration.ofMinutes(2);

        public Limits {
            Objects.requireNonNull(idle, "idle");
            Objects.requireNonNull(work, "work");
        }

        /// With two minutes for the work on a request.
        public Limits(
                int bodyBytes, int headerBytes, Duration idle, int connections, int requests) {
            this(bodyBytes, headerBytes, idle, USUAL_WORK, connections, requests);
        }
    }
}
