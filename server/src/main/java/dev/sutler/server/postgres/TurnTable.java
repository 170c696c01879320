package dev.sutler.server.postgres;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.spi.Turns;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Turns among all processes that open the same database, a row for each name that was ever taken.
///
/// While the database is away nobody gets a turn; those that were taken run out.
final class TurnTable implements Turns {

    private static final Logger LOG = LoggerFactory.getLogger(TurnTable.class);

    private static final String TAKE =
            """
            INSERT INTO turn AS known (name, owner, lease_until)
            VALUES (?, ?::uuid, clock_timestamp() + ? * interval '1 microsecond')
            ON CONFLICT (name) DO UPDATE SET number = known.number + 1,
                owner_before = known.owner, owner = excluded.owner,
                lease_until = excluded.lease_until
            WHERE known.lease_until <= clock_timestamp()
            RETURNING number, coalesce(owner_before = owner, false) AS undisturbed
            """;

    private static final String GIVE_BACK =
            """
            UPDATE turn SET lease_until = clock_timestamp()
            WHERE name = ? AND number = ? AND lease_until > clock_timestamp()
            """;

    private static final String END_ALL =
            "UPDATE turn SET lease_until = clock_timestamp() WHERE lease_until >"
                    + " clock_timestamp()";

    private final Pool pool;
    private final UUID owner;

    /// @param owner this process
    TurnTable(Pool pool, UUID owner) {
        this.pool = pool;
        this.owner = owner;
    }

    @Override
    public Optional<Turn> take(String name, Duration atMost) {
        Turns.check(name);
        try {
            return pool.statement(
                    "take a turn",
                    connection -> {
                        try (Query query = new Query(connection, TAKE)) {
                            return query.text(name)
                                    .uuid(owner)
                                    .duration(atMost)
                                    .first(row -> taken(name, row));
                        }
                    });
        } catch (StoreUnavailableException away) {
            LOG.debug("Nobody can tell whose turn it is: {}", away.getMessage());
            return Optional.empty();
        }
    }

    static void endAll(Connection connection) throws SQLException {
        try (Query query = new Query(connection, END_ALL)) {
            query.update();
        }
    }

    private Turn taken(String name, Row row) throws SQLException {
        return new Taken(name, row.number("number"), row.flag("undisturbed"));
    }

    private final class Taken implements Turn {

        private final String name;
        private final long number;
        private final boolean undisturbed;

        private Taken(String name, long number, boolean undisturbed) {
            this.name = name;
            this.number = number;
            this.undisturbed = undisturbed;
        }

        @Override
        public boolean undisturbed() {
            return undisturbed;
        }

        /* Where that fails, the turn runs out. */
        @Override
        public void close() {
            try {
                pool.statement(
                        "give a turn back",
                        connection -> {
                            try (Query query = new Query(connection, GIVE_BACK)) {
                                return query.text(name).number(number).update();
                            }
                        });
            } catch (StoreUnavailableException | IllegalStateException away) {
                LOG.debug("A turn runs out by itself: {}", away.getMessage());
            }
        }
    }
}
