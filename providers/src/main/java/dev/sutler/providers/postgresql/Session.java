package dev.sutler.providers.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One connection at work. Statements take effect one by one, unless they are run [#together].
final class Session implements AutoCloseable {

    private static final int FETCHED = 500;

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /// Runs a statement that cannot take parameters. Whatever stands in it is an [Identifier], a
    /// [#literal] or a number.
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of every row.
    List<String> texts(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    /// Tells of each row without keeping all of them in memory: within one transaction, which ends
    /// with it.
    void each(String sql, Reader reader, Object... parameters) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            for (int index = 0; index < parameters.length; index++) {
                give(statement, index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void give(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof String[] names) {
            statement.setArray(index, connection.createArrayOf("text", names));
        } else {
            statement.setObject(index, value);
        }
    }

    /// Whether there is any row.
    boolean any(String sql, String... parameters) throws SQLException {
        return !texts(sql, parameters).isEmpty();
    }

    /// What time the server has, to the second.
    Instant now() throws SQLException {
        return Instant.ofEpochSecond(
                Long.parseLong(
                        texts("SELECT floor(extract(epoch FROM clock_timestamp()))::bigint::text")
                                .getFirst()));
    }

    /// The first part of the server's version.
    int major() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /// Text as a quoted literal.
    String literal(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }

    /// Runs several statements that take effect all at once or not at all.
    void together(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private void rollBack(Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is broken, which rolls back as well.
            cause.addSuppressed(e);
        }
    }

    /// Keeps all other holders of the same name out, in whatever process of the broker they are. A
    /// server that finds its client dead lets go of the name; until then others are told to try
    /// again.
    ///
    /// @throws SQLException also when somebody else has it for too long (SQLSTATE 55P03)
    <T> T alone(Identifier name, Task<T> task) throws SQLException, RefusedException {
        return alone(List.of(name), task);
    }

    /// The same for several names, in their order.
    <T> T alone(List<Identifier> names, Task<T> task) throws SQLException, RefusedException {
        try {
            for (Identifier name : names) {
                texts("SELECT pg_advisory_lock(hashtextextended(?, 0))::text", name.name());
            }
            return task.run();
        } finally {
            letGo();
        }
    }

    private void letGo() throws SQLException {
        try {
            run("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // The name goes with the connection, which must not be used again then.
            connection.abort(Runnable::run);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// Takes in one row.
    @FunctionalInterface
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /// Something to do that may fail.
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /// Something to find out that may fail.
    @FunctionalInterface
    interface Task<T> {
        T run() throws SQLException, RefusedException;
    }
}
