package dev.sutler.providers.postgresql;

import dev.sutler.testkit.Cut;
import dev.sutler.testkit.Cut.CutException;
import dev.sutler.testkit.real.RealPostgres.Database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Connections to a real server that are cut: each statement, commit and rollback is one use of the
/// back end.
///
/// @param broken whether a cut looks like a broken connection to the provider, which then goes on
///   living, or ends it
record CutConnections(Database login, Cut cut, boolean broken) implements Connections {

    private static final List<String> USES =
            List.of("execute", "executeQuery", "executeUpdate", "commit", "rollback");

    @Override
    public Connection maintenance() throws SQLException {
        return connect(login.jdbcUrl());
    }

    @Override
    public Connection inside(String database) throws SQLException {
        String base = login.jdbcUrl().substring(0, login.jdbcUrl().lastIndexOf('/') + 1);
        return connect(base + database);
    }

    @Override
    public void close() {}

    private Connection connect(String url) throws SQLException {
        Connection real =
                DriverManager.getConnection(url, login.username(), login.password().reveal());
        return wrap(Connection.class, real, real);
    }

    private <T> T wrap(Class<T> type, T target, Connection connection) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call(target, connection, method, arguments)));
    }

    private Object call(Object target, Connection connection, Method method, Object[] arguments)
            throws Throwable {
        Object result =
                USES.contains(method.getName())
                        ? cut(connection, () -> invoke(target, method, arguments))
                        : invoke(target, method, arguments);
        return switch (result) {
            case PreparedStatement statement ->
                    wrap(PreparedStatement.class, statement, connection);
            case Statement statement -> wrap(Statement.class, statement, connection);
            case null, default -> result;
        };
    }

    /// The server finds the client gone, as it does when a process dies.
    private Object cut(Connection connection, Cut.Use<Object, Exception> use) throws Exception {
        try {
            return cut.use(use);
        } catch (CutException e) {
            connection.close();
            if (broken) {
                throw new SQLException("Cut on purpose", "08006", e);
            }
            throw e;
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
