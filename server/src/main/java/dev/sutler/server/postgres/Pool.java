package dev.sutler.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.sutler.core.store.StoreUnavailableException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/// A few connections for one purpose, and what happens on them: statements on their own, or
/// transactions.
final class Pool implements AutoCloseable {

    /// Work on a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /*
     * HikariCP alone serves virtual threads unevenly when there are more of them than connections. A fair queue in
     * front of it makes the slowest much faster and everything a little.
     */
    private final Semaphore queue;
    private final HikariDataSource connections;
    private final Duration patience;

    /// @param purpose a word for logs and thread names
    Pool(String purpose, int size, DataSource source, PostgresOptions.Timeouts timeouts) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sutler-" + purpose);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        // A start that opened them all would be busy with that while its first request waits.
        config.setMinimumIdle(1);
        config.setConnectionTimeout(timeouts.connect().toMillis());
        config.setValidationTimeout(Math.min(timeouts.connect().toMillis(), 1_000));
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(session(timeouts));
        this.queue = new Semaphore(size, true);
        this.connections = new HikariDataSource(config);
        this.patience = timeouts.connect();
    }

    /*
     * What the store relies on, whatever the database's administrator has set: each statement sees
     * what was committed before it, and what is committed is durable.
     */
    private static String session(PostgresOptions.Timeouts timeouts) {
        return """
        SET statement_timeout = %d;
        SET idle_in_transaction_session_timeout = %d;
        SET default_transaction_isolation = 'read committed';
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') = 'off'
        """
                .formatted(timeouts.statement().toMillis(), timeouts.socket().toMillis());
    }

    /// One statement, which is its own transaction.
    ///
    /// @param what for error messages, such as `claim operations`; without data
    <T> T statement(String what, Work<T> work) {
        enter(what);
        try (Connection connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw SqlFailures.translate(what, failure);
        } finally {
            queue.release();
        }
    }

    /// One statement that inserts something unless it is there already.
    ///
    /// @return empty also when a unique index says that it is there
    <T> Optional<T> insertion(String what, Work<Optional<T>> work) {
        enter(what);
        try (Connection connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            return emptyIfTaken(what, failure);
        } finally {
            queue.release();
        }
    }

    /// Several statements that all happen or, when the last says empty or a unique index objects,
    /// do not.
    <T> Optional<T> transaction(String what, Work<Optional<T>> work) {
        enter(what);
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            return commitIfPresent(connection, work);
        } catch (SQLException failure) {
            return emptyIfTaken(what, failure);
        } finally {
            queue.release();
        }
    }

    /* Closing a connection that was not committed rolls back, so no exception needs to be caught here. */
    private static <T> Optional<T> commitIfPresent(Connection connection, Work<Optional<T>> work)
            throws SQLException {
        Optional<T> result = work.on(connection);
        if (result.isPresent()) {
            connection.commit();
        } else {
            connection.rollback();
        }
        return result;
    }

    private static <T> Optional<T> emptyIfTaken(String what, SQLException failure) {
        if (SqlFailures.isUniqueViolation(failure)) {
            return Optional.empty();
        }
        throw SqlFailures.translate(what, failure);
    }

    private void enter(String what) {
        try {
            if (!queue.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailableException(
                        "The store could not " + what + ": all connections are busy",
                        new SQLException("no connection was free in time", "08000"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(
                    "The store could not " + what + ": interrupted while waiting", interrupted);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
