package dev.sutler.providers.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.sutler.spi.Secret;
import dev.sutler.spi.SecretSource;

import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Connections to a real server: a small pool for the maintenance database, which connects when
/// first needed, and short-lived ones for all others.
final class ServerConnections implements Connections {

    private static final int POOL_SIZE = 8;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration IDLE_FOR = Duration.ofMinutes(1);

    // Shorter than the socket's, so that a slow statement ends with an answer and not with a broken
    // connection.
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(150);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    private final PostgresqlSettings settings;
    private final SecretSource secrets;
    private final HikariDataSource pool;

    /// @param name of the offering, for log lines
    ServerConnections(PostgresqlSettings settings, SecretSource secrets, String name) {
        this.settings = settings;
        this.secrets = secrets;
        this.pool = new HikariDataSource(poolConfig(name));
    }

    private HikariConfig poolConfig(String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgresql-" + name);
        config.setDataSource(dataSource(settings.server().database()));
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_FOR.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(
                Math.max(SHORTEST_WAIT.toMillis(), settings.server().connectTimeout().toMillis()));
        return config;
    }

    @Override
    public Connection maintenance() throws SQLException {
        // The pool would wait and try again; without a password there is nothing to wait for.
        Secret<String> _ = password();
        return pool.getConnection();
    }

    @Override
    public Connection inside(String database) throws SQLException {
        return dataSource(database).getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }

    private PGSimpleDataSource dataSource(String database) {
        PostgresqlSettings.Server server = settings.server();
        PGSimpleDataSource source = new LoggingIn();
        source.setServerNames(new String[] {server.address().host()});
        source.setPortNumbers(new int[] {server.address().port()});
        source.setDatabaseName(database);
        source.setApplicationName("sutler");
        source.setConnectTimeout((int) Math.max(1, server.connectTimeout().toSeconds()));
        source.setSocketTimeout((int) SOCKET_TIMEOUT.toSeconds());
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false);
        // A tenant's database may hold objects that are named like those of the system. None of
        // them is ever called.
        source.setOptions(
                "-c search_path=pg_catalog -c standard_conforming_strings=on"
                        + (" -c lock_timeout=" + LOCK_TIMEOUT.toMillis())
                        + (" -c statement_timeout=" + STATEMENT_TIMEOUT.toMillis()));
        server.address().sslMode().ifPresent(source::setSslMode);
        server.sslRootCertificate().ifPresent(source::setSslRootCert);
        return source;
    }

    private Secret<String> password() {
        return secrets.resolve(settings.login().password())
                .orElseThrow(PasswordMissingException::new);
    }

    /// Reads the password anew for every connection, so that one in a file may be changed while the
    /// broker runs.
    private final class LoggingIn extends PGSimpleDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return getConnection(settings.login().username(), password().reveal());
        }
    }

    /// The setting names no secret that can be read.
    static final class PasswordMissingException extends IllegalStateException {
        PasswordMissingException() {
            super("The password that 'password' refers to cannot be read");
        }
    }
}
