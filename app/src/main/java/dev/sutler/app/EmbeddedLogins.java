package dev.sutler.app;

import dev.sutler.spi.Secret;

import org.postgresql.util.PasswordUtil;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The two logins of the embedded server: one owns the broker's store, the other makes databases
/// for the `postgresql` offering and can do nothing else. No tenant can connect to either's
/// database.
final class EmbeddedLogins {

    private static final String STORE = "sutler_store";
    private static final String PROVIDER = "sutler_provider";
    private static final String DATABASE = "sutler";

    private final EmbeddedServer.Login store;
    private final EmbeddedServer.Login provider;

    private EmbeddedLogins(EmbeddedServer.Login store, EmbeddedServer.Login provider) {
        this.store = store;
        this.provider = provider;
    }

    /// Makes what is missing, and sets the passwords to those that are kept.
    static EmbeddedLogins ensure(
            EmbeddedServer.Login superuser,
            Secret<String> storePassword,
            Secret<String> providerPassword) {
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.jdbcUrl(),
                                superuser.username(),
                                superuser.password().reveal());
                Statement statement = connection.createStatement()) {
            role(connection, statement, STORE, "LOGIN", storePassword);
            role(connection, statement, PROVIDER, "LOGIN CREATEDB CREATEROLE", providerPassword);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + STORE);
            }
            statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            statement.execute("REVOKE ALL ON DATABASE postgres FROM PUBLIC");
            statement.execute("REVOKE ALL ON DATABASE template1 FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE postgres TO " + PROVIDER);
            return new EmbeddedLogins(
                    store(storePassword, superuser.port()),
                    new EmbeddedServer.Login(
                            "postgres", PROVIDER, providerPassword, superuser.port()));
        } catch (SQLException failed) {
            throw new StartFailure(
                    "The embedded PostgreSQL could not be prepared: " + failed.getMessage(),
                    failed);
        }
    }

    EmbeddedServer.Login store() {
        return store;
    }

    /// The store's login on a server that is prepared already.
    static EmbeddedServer.Login store(Secret<String> password, int port) {
        return new EmbeddedServer.Login(DATABASE, STORE, password, port);
    }

    EmbeddedServer.Login provider() {
        return provider;
    }

    /* The names and options are this file's own, and the verifier is made of letters that need no quoting. */
    private static void role(
            Connection connection,
            Statement statement,
            String name,
            String options,
            Secret<String> password)
            throws SQLException {
        String verb =
                exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)
                        ? "ALTER ROLE "
                        : "CREATE ROLE ";
        String verifier = PasswordUtil.encodeScramSha256(password.reveal().toCharArray());
        statement.execute(verb + name + " " + options + " PASSWORD '" + verifier + "'");
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            prepared.setString(1, name);
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next();
            }
        }
    }
}
