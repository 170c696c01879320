package dev.sutler.testkit.real;

import dev.sutler.spi.Secret;

import org.postgresql.util.PasswordUtil;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL server for tests, on a port of its own on loopback, with passwords.
///
/// It logs every statement, so that tests can look for secrets in [#log()]. It works as an ordinary
/// user, and as root where `unshare` is allowed. Its data is gone when the JVM ends.
public final class RealPostgres implements AutoCloseable {

    /// Which PostgreSQL.
    public enum Major {
        /// The oldest that Sutler supports.
        OLDEST(14),
        /// The one that `sutler serve` starts by itself.
        EMBEDDED(16),
        /// The newest that Sutler supports.
        NEWEST(18);

        private final int number;

        Major(int number) {
            this.number = number;
        }

        /// The version's first part.
        public int number() {
            return number;
        }
    }

    /// A database and a login for it.
    ///
    /// @param jdbcUrl without user and password
    /// @param name the database's name
    public record Database(
            String jdbcUrl,
            String host,
            int port,
            String name,
            String username,
            Secret<String> password) {

        /// Opens a connection, which the caller closes.
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, username, password.reveal());
        }
    }

    private static final String HOST = "127.0.0.1";

    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger counter = new AtomicInteger();
    private final Secret<String> superuserPassword = newPassword();
    private final PostgresProcess process;

    private RealPostgres(Major major) {
        process = new PostgresProcess(PostgresBinaries.of(major.number()), superuserPassword);
        process.start();
    }

    /// The server that all tests of this JVM share; started when first asked for. Not for tests
    /// that restart it.
    public static RealPostgres shared(Major major) {
        return switch (major) {
            case OLDEST -> Oldest.SERVER;
            case EMBEDDED -> Embedded.SERVER;
            case NEWEST -> Newest.SERVER;
        };
    }

    /// A server of one's own, for tests that stop it.
    public static RealPostgres start(Major major) {
        return new RealPostgres(major);
    }

    /// The maintenance database, as the user who may do everything.
    public Database superuser() {
        return database("postgres", "postgres", superuserPassword);
    }

    /// A new, empty database, owned by a new login that is no superuser.
    ///
    /// @param hint becomes part of the names, for whoever reads the log
    public Database createDatabase(String hint) {
        String name = uniqueName(hint);
        Secret<String> password = newPassword();
        run("CREATE ROLE " + name + " LOGIN PASSWORD '" + verifier(password) + "'");
        run("CREATE DATABASE " + name + " OWNER " + name + " TEMPLATE template0");
        return database(name, name, password);
    }

    /// The maintenance database, as a new login that may create databases and roles and nothing
    /// else: all that a provider of databases should need.
    ///
    /// @param hint becomes part of the name, for whoever reads the log
    public Database createProviderLogin(String hint) {
        String name = uniqueName(hint);
        Secret<String> password = newPassword();
        run(
                "CREATE ROLE "
                        + name
                        + " LOGIN CREATEDB CREATEROLE PASSWORD '"
                        + verifier(password)
                        + "'");
        return database("postgres", name, password);
    }

    /// The file that the server writes its log to, every statement of every session.
    public Path log() {
        return process.log();
    }

    /// What stands in the log so far.
    public String logText() {
        return process.logText();
    }

    /// Stops the server orderly and starts it again on the same port and data.
    public void restart() {
        process.stop();
        process.start();
    }

    /// Ends the server at once (`pg_ctl stop -m immediate`), as a crash would. [#startAgain()]
    /// brings it back.
    public void crash() {
        process.kill();
    }

    /// Starts a server that was stopped, on the same port and data.
    public void startAgain() {
        process.start();
    }

    /// Stops the server and removes its data.
    @Override
    public void close() {
        process.remove();
    }

    private Database database(String name, String username, Secret<String> password) {
        String url = "jdbc:postgresql://" + HOST + ":" + process.port() + "/" + name;
        return new Database(url, HOST, process.port(), name, username, password);
    }

    private String uniqueName(String hint) {
        String readable = hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return "t_"
                + readable.substring(0, Math.min(readable.length(), 40))
                + "_"
                + counter.incrementAndGet();
    }

    private Secret<String> newPassword() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }

    /// The server logs statements, so it gets no password but what a password is checked with.
    private static String verifier(Secret<String> password) {
        return PasswordUtil.encodeScramSha256(password.reveal().toCharArray());
    }

    private void run(String sql) {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test's preparation failed", e);
        }
    }

    private static final class Oldest {
        static final RealPostgres SERVER = start(Major.OLDEST);
    }

    private static final class Embedded {
        static final RealPostgres SERVER = start(Major.EMBEDDED);
    }

    private static final class Newest {
        static final RealPostgres SERVER = start(Major.NEWEST);
    }
}
