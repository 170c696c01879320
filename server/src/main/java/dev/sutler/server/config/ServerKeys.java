package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;

/// Settings of the web server: where it listens and what it puts up with.
final class ServerKeys {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static final Setting<String> ADDRESS =
            Setting.of(
                    "server.address",
                    Kind.TEXT,
                    "127.0.0.1",
                    "Name or IP address to listen on; `0.0.0.0` for all. Without"
                            + " `tls.certificate-file` it speaks plain HTTP: put a proxy in front"
                            + " that speaks TLS before you open it to a network.");
    static final Setting<Integer> PORT =
            Setting.of(
                    "server.port",
                    Kind.integer(0, 65_535),
                    "8080",
                    "Port to listen on; 0 lets the system choose.");
    static final Setting<Duration> SHUTDOWN_GRACE =
            Setting.of(
                    "server.shutdown-grace",
                    Kind.duration(Duration.ZERO, HOUR),
                    "20s",
                    "How long requests in flight, and after them running operations, may go on"
                            + " when the broker stops.");
    static final Setting<Integer> MAX_BODY =
            Setting.of(
                    "http.max-body-size",
                    Kind.size(1 << 10, 64 << 20),
                    "1MiB",
                    "Largest body of a request.");
    static final Setting<Integer> MAX_HEADER =
            Setting.of(
                    "http.max-header-size",
                    Kind.size(1 << 10, 1 << 20),
                    "32KiB",
                    "Largest request line, and largest set of headers.");
    static final Setting<Duration> IDLE =
            Setting.of(
                    "http.idle-timeout",
                    Kind.duration(SECOND, DAY),
                    "60s",
                    "How long a connection may be silent, and a request may take to arrive, before"
                            + " it is closed.");
    static final Setting<Integer> MAX_CONNECTIONS =
            Setting.of(
                    "http.max-connections",
                    Kind.integer(1, 1_000_000),
                    "10000",
                    "How many connections may be open.");
    static final Setting<Integer> MAX_REQUESTS =
            Setting.of(
                    "http.max-requests",
                    Kind.integer(1, 1_000_000),
                    "1000",
                    "How many requests may be in work, those that wait for a synchronous operation"
                            + " included.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            List.of(
                    ADDRESS,
                    PORT,
                    SHUTDOWN_GRACE,
                    MAX_BODY,
                    MAX_HEADER,
                    IDLE,
                    MAX_CONNECTIONS,
                    MAX_REQUESTS);

    private ServerKeys() {}
}
