package dev.sutler.server.postgres;

import dev.sutler.spi.Secret;

import java.time.Duration;
import java.util.Objects;

/// How to reach the database, and how to treat it.
///
/// @param url `jdbc:postgresql://host:port/database`, with whatever parameters the driver knows
///   (such as `sslmode`)
/// @param user who connects; the owner of the tables
/// @param password that user's password
/// @param pools how many connections
/// @param timeouts how long to wait
/// @param keeping how long what is kept
public record PostgresOptions(
        String url,
        String user,
        Secret<String> password,
        Pools pools,
        Timeouts timeouts,
        Keeping keeping) {

    public PostgresOptions {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(pools, "pools");
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(keeping, "keeping");
    }

    /// Everything that has a default, by default.
    public static PostgresOptions of(String url, String user, Secret<String> password) {
        return new PostgresOptions(
                url, user, password, Pools.DEFAULT, Timeouts.DEFAULT, Keeping.DEFAULT);
    }

    /// How many connections are open at most, by what they are for. They are apart so that many
    /// requests cannot keep a worker from renewing its leases.
    ///
    /// @param requests for what platforms ask
    /// @param workers for claiming operations and writing what became of them
    /// @param leases for renewing leases and for health checks
    public record Pools(int requests, int workers, int leases) {

        /// Enough for two cores; 22 in all. As many for workers as for requests, since both end in
        /// a commit for each operation: the disk takes many at once as fast as one.
        public static final Pools DEFAULT = new Pools(10, 10, 2);

        public Pools {
            if (requests < 1 || workers < 1 || leases < 1) {
                throw new IllegalArgumentException("each pool needs at least one connection");
            }
        }
    }

    /// How long to wait before the store counts as unavailable.
    ///
    /// @param connect for a connection, whether from the pool or to the server
    /// @param statement for one statement, measured by the server
    /// @param socket for a sign of life from the server; longer than `statement`
    public record Timeouts(Duration connect, Duration statement, Duration socket) {

        /// 5, 10 and 15 seconds: at most half a lease.
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));

        public Timeouts {
            if (connect.compareTo(Duration.ofMillis(250)) < 0) {
                throw new IllegalArgumentException("the connect timeout must be 250 ms or more");
            }
            if (statement.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("the statement timeout must be 1 ms or more");
            }
            if (socket.compareTo(statement) <= 0) {
                throw new IllegalArgumentException(
                        "the socket timeout must be longer than the statement timeout");
            }
        }
    }

    /// How long what is kept.
    ///
    /// @param lease how long a worker holds an operation without renewing it
    /// @param memory how long a finished operation is remembered when its resource is gone
    public record Keeping(Duration lease, Duration memory) {

        /// 30 seconds and 7 days.
        public static final Keeping DEFAULT =
                new Keeping(Duration.ofSeconds(30), Duration.ofDays(7));

        public Keeping {
            if (!lease.isPositive() || !memory.isPositive()) {
                throw new IllegalArgumentException("a lease and a memory must last some time");
            }
        }
    }
}
