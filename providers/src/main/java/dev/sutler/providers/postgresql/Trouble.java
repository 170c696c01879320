package dev.sutler.providers.postgresql;

import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Progress.Usability;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/// What an error of the server means for the operation. The only place that looks at SQLSTATEs.
///
/// None of the messages quotes the server: what it says may name other tenants' things.
final class Trouble {

    // 40: rolled back, deadlock; 53: out of connections, memory, disk; 08: connection.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53");

    // Somebody else is at the same thing: already there (a parallel attempt), in use, locked, timed
    // out, shutting down.
    private static final Set<String> PASSING =
            Set.of(
                    "23505", "42710", "42P04", "55006", "55P03", "57014", "57P01", "57P02", "57P03",
                    "57P05");

    private Trouble() {}

    /// Runs a call's work and turns what goes wrong into an answer.
    ///
    /// @throws UnknownOutcomeException when it cannot be told what happened
    static <R> Progress<R> answered(Work<R> work) {
        try {
            return work.run();
        } catch (RefusedException e) {
            return new Progress.Failed<>(e.kind(), e.message(), Usability.DEFAULT);
        } catch (ServerConnections.PasswordMissingException e) {
            return Progress.tryAgain(
                    "The broker cannot read the password of its PostgreSQL login. Its operator must"
                            + " mend that.");
        } catch (SQLException e) {
            return answer(e);
        }
    }

    /// Runs a question, which changes nothing.
    ///
    /// @throws UnknownOutcomeException when there is no answer
    static <R> R asked(Question<R> question) {
        try {
            return question.run();
        } catch (SQLException e) {
            throw new UnknownOutcomeException(state(e), e);
        }
    }

    private static <R> Progress<R> answer(SQLException error) {
        String state = state(error);
        if (state.startsWith("28")) {
            return Progress.tryAgain(
                    "The PostgreSQL server does not let the broker log in. The broker's operator"
                            + " must mend that.");
        }
        if (passes(state, error)) {
            return Progress.tryAgain(passingMessage(state));
        }
        if (state.equals("42501")) {
            return Progress.failed(
                    "The broker's PostgreSQL login lacks a privilege. The broker's operator must"
                            + " give it CREATEDB and CREATEROLE, and the objects that another login has"
                            + " made.");
        }
        if (state.equals("0A000")) {
            return new Progress.Failed<>(
                    FailureKind.REFUSED,
                    "This PostgreSQL server does not support what was asked for.",
                    Usability.DEFAULT);
        }
        throw new UnknownOutcomeException(state, error);
    }

    private static boolean passes(String state, SQLException error) {
        return PASSING.contains(state)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)))
                || (state.isEmpty() && error instanceof SQLTransientException)
                || isCatalogRace(state, error);
    }

    /// Parallel GRANTs and the like on shared catalogs: the server calls it an internal error, and
    /// it is none.
    private static boolean isCatalogRace(String state, SQLException error) {
        return state.equals("XX000")
                && String.valueOf(error.getMessage()).contains("tuple concurrently");
    }

    private static String passingMessage(String state) {
        return switch (state) {
            case "53300" -> "All connections that the database or its server takes are in use.";
            case "53100" -> "The PostgreSQL server has no disk space left.";
            case "55006" ->
                    "The database is still in use by a session that the broker may not end.";
            default -> "The PostgreSQL server is busy or cannot be reached.";
        };
    }

    /// The pool and the driver wrap errors, so the first that has a state counts.
    private static String state(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /// Whether a statement failed because its values suit the server or each other badly.
    static boolean isUnsuitable(SQLException error) {
        return Set.of("22023", "42704", "42809", "42602").contains(state(error));
    }

    /// Whether a statement failed because the login may not do it.
    static boolean isForbidden(SQLException error) {
        return state(error).equals("42501");
    }

    /// Something to do, one way or the other.
    @FunctionalInterface
    interface Work<R> {
        Progress<R> run() throws SQLException, RefusedException;
    }

    /// Something to find out.
    @FunctionalInterface
    interface Question<R> {
        R run() throws SQLException;
    }

    /// The server said something that nobody foresaw.
    static final class UnknownOutcomeException extends RuntimeException {
        UnknownOutcomeException(String state, SQLException cause) {
            super("PostgreSQL answered with SQLSTATE " + (state.isEmpty() ? "none" : state), cause);
        }
    }
}
