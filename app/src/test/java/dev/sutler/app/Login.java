package dev.sutler.app;

import dev.sutler.conformance.Answer;
import dev.sutler.testkit.real.RealPostgres.Database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// How an application gets into a database, with a connection of its own each time.
record Login(String host, int port, String database, String username, String password) {

    /// @param bound an answer with credentials
    static Login of(Answer bound) {
        return new Login(
                bound.textAt("/credentials/host"),
                bound.at("/credentials/port").asInt(),
                bound.textAt("/credentials/database"),
                bound.textAt("/credentials/username"),
                bound.textAt("/credentials/password"));
    }

    static Login of(Database database) {
        return new Login(
                database.host(),
                database.port(),
                database.name(),
                database.username(),
                database.password().reveal());
    }

    Login in(String other) {
        return new Login(host, port, other, username, password);
    }

    Login with(String otherPassword) {
        return new Login(host, port, database, username, otherPassword);
    }

    Login as(String otherUsername, String otherPassword) {
        return new Login(host, port, database, otherUsername, otherPassword);
    }

    /// A connection, which the caller closes.
    Connection open() throws SQLException {
        return connect();
    }

    void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(sql + ": " + failed.getMessage(), failed);
        }
    }

    /// The one value that a query leads to.
    String ask(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failed) {
            throw new AssertionError(query + ": " + failed.getMessage(), failed);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + database, username, password);
    }
}
