package dev.sutler.server.config;

import java.time.Duration;
import java.util.List;

/// Settings of the store: where state is kept.
final class StoreKeys {

    static final Setting<String> STORE_URL =
            Setting.optional(
                    "store.url",
                    Kind.TEXT,
                    "JDBC URL of the PostgreSQL database that holds all state"
                            + " (`jdbc:postgresql://host:port/database`); without it, an embedded"
                            + " one is started.");
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
                    "10",
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
    static final Setting<String> WORK_DIRECTORY =
            Setting.optional(
                    "work-directory",
                    Kind.TEXT,
                    "Where providers keep what may vanish, such as copies of repositories; each"
                            + " process takes a numbered folder in it. Without it, `work` below the"
                            + " data directory; with `store.url` and no `data-directory`, a"
                            + " temporary folder that goes with the process.");
    static final Setting<Integer> EMBEDDED_PORT =
            Setting.of(
                    "embedded.port",
                    Kind.integer(0, 65_535),
                    "0",
                    "Port of the embedded PostgreSQL; 0 chooses one at the first start and keeps"
                            + " it.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            List.of(
                    STORE_URL,
                    STORE_USER,
                    STORE_PASSWORD,
                    STORE_PASSWORD_FILE,
                    POOL_REQUESTS,
                    POOL_WORKERS,
                    CONNECT_TIMEOUT,
                    DATA_DIRECTORY,
                    WORK_DIRECTORY,
                    EMBEDDED_PORT);

    private StoreKeys() {}
}
