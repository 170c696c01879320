package dev.sutler.server.postgres;

import dev.sutler.core.store.StoreUnavailableException;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// What an error of the database means to its caller.
final class SqlFailures {

    /* Of class 22, data exceptions, those that a value of ours can cause; 54: it nests too deeply. */
    private static final Set<String> UNSTORABLE =
            Set.of("22003", "22008", "22021", "22030", "22032", "22P02", "22P05", "54000", "54001");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String READ_ONLY = "25006";

    private SqlFailures() {}

    static boolean isUniqueViolation(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }

    /// The exception for the caller.
    ///
    /// @param what what was tried, such as `claim operations`, without data
    static RuntimeException translate(String what, SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (UNSTORABLE.contains(state)) {
            return new UnstorableDataException(
                    "PostgreSQL cannot store this (SQLSTATE "
                            + state
                            + "): a character U+0000, half a surrogate pair, a number beyond its"
                            + " range, or JSON that nests too deeply",
                    failure);
        }
        if (isDefect(state)) {
            return new IllegalStateException(
                    "The store could not "
                            + what
                            + ": the database refused the statement (SQLSTATE "
                            + state
                            + ")",
                    failure);
        }
        return new StoreUnavailableException(
                "The store could not " + what + " (SQLSTATE " + state + ")", failure);
    }

    /* What asking again cannot mend: wrong data (22), a broken constraint (23), wrong SQL or rights (42). */
    private static boolean isDefect(String state) {
        if (state.equals(READ_ONLY) || state.equals(LOCK_NOT_AVAILABLE)) {
            return false;
        }
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }
}
