package dev.sutler.server.postgres;

import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.sealing.KeyId;
import dev.sutler.server.sealing.Keyset;
import dev.sutler.server.sealing.SecretStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

/// What the store holds sealed, as a whole: which keys it was sealed with, and how it is sealed
/// anew.
///
/// Each method has a connection of its own, since going through a table may take as long as it
/// takes. Every one throws [StoreUnavailableException] when the database does not answer.
public final class SealedData {

    private static final String COMPLETE = "SELECT complete FROM sealing";

    private final DataSource connections;

    SealedData(DataSource connections) {
        this.connections = connections;
    }

    /// How far the sealing anew of a table is.
    public record Progress(String table, long done, long of) {}

    /// A key that the store knows.
    ///
    /// @param rows how many rows have something sealed with it
    /// @param idle how long ago a process last said that it seals with it
    public record KeyUse(KeyId key, long rows, Duration idle) {}

    /// Checks that `secrets` has every key that anything here may be sealed with, and notes that
    /// its present key is going to seal. To be called before it does.
    ///
    /// @throws DatabaseUnusableException when a key is missing
    public void use(SecretStore secrets) {
        run(
                "note the key",
                connection -> {
                    connection.setAutoCommit(false);
                    SealingKeys.use(connection, secrets);
                    connection.commit();
                    return true;
                });
    }

    /// Notes that the present key still seals.
    ///
    /// @return false when the store does not know it
    public boolean stillUsed(SecretStore secrets) {
        return run(
                "note that the key is in use",
                connection -> SealingKeys.stillUsed(connection, secrets.mark()) == 1);
    }

    /// All keys, the one that was first used first.
    public List<KeyUse> keys() {
        return run(
                "look at the keys",
                connection -> {
                    List<KeyUse> uses = new ArrayList<>();
                    for (SealingKeys.Known known : SealingKeys.all(connection)) {
                        uses.add(
                                new KeyUse(
                                        known.key(),
                                        rows(connection, known.markBytes()),
                                        known.idle()));
                    }
                    return uses;
                });
    }

    /// Seals everything anew that is not sealed with the present key.
    ///
    /// @param told after each batch
    /// @return how many rows still are not: brokers wrote them meanwhile, or nobody can open them
    public long reseal(SecretStore secrets, Consumer<Progress> told) {
        return run(
                "seal anew",
                connection -> {
                    reseal(connection, new Resealing(secrets, Resealing.Plain.REFUSE), told);
                    return others(connection, secrets.mark());
                });
    }

    /// Forgets a key, if nothing is sealed with it and no process has sealed with it for a while.
    ///
    /// @param quiet how long nobody may have said that it seals with it
    /// @return why it was not forgotten, as a sentence; empty when it was
    public Optional<String> forget(KeyId key, Duration quiet) {
        byte[] mark = Keyset.mark(key);
        return run("forget a key", connection -> forget(connection, mark, quiet));
    }

    private static Optional<String> forget(Connection connection, byte[] mark, Duration quiet)
            throws SQLException {
        Optional<Duration> idle =
                SealingKeys.all(connection).stream()
                        .filter(known -> known.key().equals(KeyId.ofMark(mark)))
                        .map(SealingKeys.Known::idle)
                        .findFirst();
        if (idle.isPresent() && idle.get().compareTo(quiet) < 0) {
            return Optional.of(
                    "A broker sealed with it %d seconds ago. Wait until all brokers have the new keyset, and %d minutes more."
                            .formatted(idle.get().toSeconds(), quiet.toMinutes()));
        }
        long rows = rows(connection, mark);
        if (rows > 0) {
            return Optional.of(
                    "%d rows of the store are sealed with it. Seal them anew first: sutler keys reseal"
                            .formatted(rows));
        }
        SealingKeys.forget(connection, mark);
        return Optional.empty();
    }

    /// Seals what was written before there was any sealing. Afterwards nothing unsealed is read any
    /// more.
    void adopt(SecretStore secrets) {
        run(
                "seal what was not",
                connection -> {
                    try (Query query = new Query(connection, COMPLETE)) {
                        if (query.first(row -> row.flag("complete")).orElse(true)) {
                            return true;
                        }
                    }
                    adopt(connection, secrets);
                    return true;
                });
    }

    private static void adopt(Connection connection, SecretStore secrets) throws SQLException {
        List<String> adopted = new ArrayList<>();
        reseal(
                connection,
                new Resealing(secrets, Resealing.Plain.ADOPT),
                progress -> adopted.add(progress.table()));
        for (String table : List.copyOf(new LinkedHashSet<>(adopted))) {
            // Dead rows keep what stood in them until their file is written anew.
            execute(connection, "VACUUM FULL " + table);
        }
        execute(connection, "UPDATE sealing SET complete = true");
    }

    /* Not waiting for the disk at each row makes it ten times as fast; the last statement waits for all of them. */
    private static void reseal(Connection connection, Resealing resealing, Consumer<Progress> told)
            throws SQLException {
        execute(connection, "SET synchronous_commit = off");
        resealing.run(connection, told);
        execute(connection, "SET synchronous_commit = on");
        SealingKeys.stillUsed(connection, resealing.secrets().mark());
    }

    private static long rows(Connection connection, byte[] mark) throws SQLException {
        long rows = 0;
        for (SealedTable table : SealedTable.ALL) {
            try (Query query = new Query(connection, table.countWith())) {
                rows += table.giveMark(query, mark).first(row -> row.number("rows")).orElse(0L);
            }
        }
        return rows;
    }

    private static long others(Connection connection, byte[] mark) throws SQLException {
        long rows = 0;
        for (SealedTable table : SealedTable.ALL) {
            rows += Resealing.others(connection, table, mark);
        }
        return rows;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> T run(String what, Pool.Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw SqlFailures.translate(what, failure);
        }
    }
}
