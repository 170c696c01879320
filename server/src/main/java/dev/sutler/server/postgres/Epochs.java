package dev.sutler.server.postgres;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// The sequence of fencing epochs, which must never fall behind what back ends have seen.
///
/// It counts from the microseconds since 1970 at the moment of a start, and grows far slower than
/// they do. So a database that was restored from a backup still hands out higher epochs than it did
/// before it was lost.
final class Epochs {

    /* A minute is more than the sequence can move while this statement looks: it only ever goes up. */
    private static final String CATCH_UP =
            """
            SELECT setval('operation_epoch', present)
            FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS present)
                AS clock, operation_epoch
            WHERE present - last_value > 60000000
            """;

    private Epochs() {}

    /// Raises the sequence to the present.
    ///
    /// @throws DatabaseUnusableException when the database does not let it
    static void catchUp(DataSource source) {
        try (Connection connection = source.getConnection();
                Query query = new Query(connection, CATCH_UP)) {
            query.first(row -> true);
        } catch (SQLException failure) {
            throw new DatabaseUnusableException(
                    "The sequence operation_epoch cannot be raised: give Sutler's user the right to"
                            + " update it, or let it own its tables.",
                    failure);
        }
    }
}
