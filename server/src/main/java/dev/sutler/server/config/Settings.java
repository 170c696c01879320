package dev.sutler.server.config;

import dev.sutler.server.observability.LoggingOptions;

import java.time.Duration;
import java.util.List;

/// The table of all settings: the one place where a key, its default and its meaning stand. The
/// documentation is checked against it.
final class Settings {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static final Setting<String> ADDRESS =
            Setting.of(
                    "server.address",
                    Kind.TEXT,
                    "127.0.0.1",
                    "Name or IP address to listen on; `0.0.0.0` for all. There is no TLS: put a"
                            + " proxy that has it in front before you open it to a network.");
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

    static final Setting<String> STORE_URL =
            Setting.optional(
                    "store.url",
                    Kind.TEXT,
                    "JDBC URL of the PostgreSQL database (`jdbc:postgresql://host:port/database`)"
                            + " that holds all state; without it, an embedded PostgreSQL is started.");
    static final Setting<String> STORE_USER =
            Setting.optional(
                    "store.user", Kind.TEXT, "User who connects to it, and owns the tables.");
    static final Setting<String> STORE_PASSWORD =
            Setting.secret("store.password", "That user's password.");
    static final Setting<String> STORE_PASSWORD_FILE =
            Setting.optional(
                    "store.password-file",
                    Kind.TEXT,
                    "File that holds that password, such as a mounted secret.");
    static final Setting<Integer> POOL_REQUESTS =
            Setting.of(
                    "store.pool.requests",
                    Kind.integer(1, 1_000),
                    "10",
                    "Connections for what platforms ask.");
    static final Setting<Integer> POOL_WORKERS =
            Setting.of(
                    "store.pool.workers",
                    Kind.integer(1, 1_000),
                    "4",
                    "Connections for carrying out operations.");
    static final Setting<Duration> CONNECT_TIMEOUT =
            Setting.of(
                    "store.connect-timeout",
                    Kind.duration(Duration.ofMillis(250), Duration.ofMinutes(1)),
                    "5s",
                    "How long to wait for a connection before the store counts as unavailable.");

    static final Setting<String> DATA_DIRECTORY =
            Setting.of(
                    "data-directory",
                    Kind.TEXT,
                    ".sutler",
                    "Where the embedded PostgreSQL keeps its data; relative to the working"
                            + " directory.");
    static final Setting<Integer> EMBEDDED_PORT =
            Setting.of(
                    "embedded.port",
                    Kind.integer(0, 65_535),
                    "0",
                    "Port of the embedded PostgreSQL; 0 chooses one at the first start and keeps"
                            + " it.");
    static final Setting<String> CATALOG_DIRECTORY =
            Setting.optional(
                    "catalog.directory",
                    Kind.TEXT,
                    "Folder with one file for each service offering; without it, the built-in"
                            + " one.");

    static final Setting<Duration> SYNCHRONOUS_WAIT =
            Setting.of(
                    "operations.synchronous-wait",
                    Kind.duration(MILLISECOND, HOUR),
                    "50s",
                    "How long a request waits for its result at most; platforms give up after 60"
                            + " seconds.");
    static final Setting<Duration> FASTEST_WAIT =
            Setting.of(
                    "operations.fastest-wait",
                    Kind.duration(MILLISECOND, HOUR),
                    "2s",
                    "How long a request that could poll waits, for plans that answer as fast as"
                            + " they are.");
    static final Setting<Duration> DEFAULT_TIME_LIMIT =
            Setting.of(
                    "operations.default-time-limit",
                    Kind.duration(SECOND, Duration.ofDays(30)),
                    "1h",
                    "When an operation is given up, for plans without a"
                            + " `maximum_polling_duration`.");
    static final Setting<Duration> CALL_TIMEOUT =
            Setting.of(
                    "operations.call-timeout",
                    Kind.duration(SECOND, DAY),
                    "10m",
                    "How long one call of a provider may take before it counts as lost and is made"
                            + " again.");
    static final Setting<Integer> CONCURRENCY =
            Setting.of(
                    "operations.concurrency",
                    Kind.integer(1, 10_000),
                    "64",
                    "How many operations this process works on at the same time.");
    static final Setting<Duration> RETRY_FIRST =
            Setting.of(
                    "operations.retry-first",
                    Kind.duration(MILLISECOND, HOUR),
                    "1s",
                    "Pause before a failed call is made again for the first time; it doubles from"
                            + " then on.");
    static final Setting<Duration> RETRY_MOST =
            Setting.of(
                    "operations.retry-most",
                    Kind.duration(MILLISECOND, DAY),
                    "60s",
                    "Longest pause between two calls.");

    static final Setting<Boolean> REQUIRE_TENANCY =
            Setting.of(
                    "platform.require-tenancy",
                    Kind.BOOLEAN,
                    "true",
                    "Whether provision requests must have `organization_guid` and `space_guid`; if"
                            + " not, the fields of `context` stand in.");

    static final Setting<LoggingOptions.Format> LOG_FORMAT =
            Setting.of(
                    "logging.format",
                    Kind.choice(LoggingOptions.Format.class),
                    "console",
                    "Lines for people, or one JSON object per line.");
    static final Setting<LoggingOptions.Level> LOG_LEVEL =
            Setting.of(
                    "logging.level",
                    Kind.choice(LoggingOptions.Level.class),
                    "info",
                    "What is worth a line.");

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
                    MAX_REQUESTS,
                    STORE_URL,
                    STORE_USER,
                    STORE_PASSWORD,
                    STORE_PASSWORD_FILE,
                    POOL_REQUESTS,
                    POOL_WORKERS,
                    CONNECT_TIMEOUT,
                    DATA_DIRECTORY,
                    EMBEDDED_PORT,
                    CATALOG_DIRECTORY,
                    SYNCHRONOUS_WAIT,
                    FASTEST_WAIT,
                    DEFAULT_TIME_LIMIT,
                    CALL_TIMEOUT,
                    CONCURRENCY,
                    RETRY_FIRST,
                    RETRY_MOST,
                    REQUIRE_TENANCY,
                    LOG_FORMAT,
                    LOG_LEVEL);

    private Settings() {}
}
