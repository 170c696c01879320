package dev.sutler.server.postgres;

import dev.sutler.server.postgres.SealedTable.SealedRow;
import dev.sutler.server.sealing.CannotOpenException;
import dev.sutler.server.sealing.Place;
import dev.sutler.server.sealing.SecretStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Seals anew, with the present key, whatever has another mark.
///
/// Safe beside running brokers: a row is written only if what was read still stands there, one row
/// for one transaction, so that nobody waits for a lock of it. A row that a broker writes meanwhile
/// is left to the next run.
///
/// @param secrets what seals now
/// @param plain what to do with JSON that was never sealed
record Resealing(SecretStore secrets, Plain plain) {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int BATCH = 500;

    /// What to do with values that were never sealed.
    enum Plain {
        /// They were written before there was any sealing, and are sealed now.
        ADOPT,
        /// There can be none, so somebody else wrote them.
        REFUSE
    }

    /// Goes through all tables.
    ///
    /// @param told after each batch
    void run(Connection connection, Consumer<SealedData.Progress> told) throws SQLException {
        byte[] mark = secrets.mark();
        for (SealedTable table : SealedTable.ALL) {
            run(connection, table, mark, told);
        }
    }

    private void run(
            Connection connection,
            SealedTable table,
            byte[] mark,
            Consumer<SealedData.Progress> told)
            throws SQLException {
        long all = others(connection, table, mark);
        long done = 0;
        List<String> after = table.key().stream().map(part -> table.before()).toList();
        List<SealedRow> batch = next(connection, table, after, mark);
        while (!batch.isEmpty()) {
            for (SealedRow row : batch) {
                done += renew(connection, table, row) ? 1 : 0;
            }
            told.accept(new SealedData.Progress(table.name(), done, Math.max(all, done)));
            batch = next(connection, table, batch.getLast().key(), mark);
        }
    }

    /// How many rows of a table have something without this mark.
    static long others(Connection connection, SealedTable table, byte[] mark) throws SQLException {
        try (Query query = new Query(connection, table.countOthers())) {
            return table.giveMark(query, mark).first(row -> row.number("rows")).orElse(0L);
        }
    }

    private static List<SealedRow> next(
            Connection connection, SealedTable table, List<String> after, byte[] mark)
            throws SQLException {
        try (Query query = new Query(connection, table.nextOthers())) {
            for (String part : after) {
                query.text(part);
            }
            return table.giveMark(query, mark).number(BATCH).list(table::read);
        }
    }

    private boolean renew(Connection connection, SealedTable table, SealedRow row)
            throws SQLException {
        try (Query query = new Query(connection, table.replace())) {
            for (Optional<byte[]> value : renewed(table, row)) {
                query.bytes(value);
            }
            for (String part : row.key()) {
                query.text(part);
            }
            for (Optional<byte[]> value : row.values()) {
                query.bytes(value);
            }
            return query.update() == 1;
        } catch (CannotOpenException closed) {
            LOG.error("Left as it is: {}", closed.getMessage());
            return false;
        }
    }

    private List<Optional<byte[]>> renewed(SealedTable table, SealedRow row) {
        List<Optional<byte[]>> renewed = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Place place = table.place(row, table.columns().get(i));
            renewed.add(
                    row.values().get(i).map(value -> secrets.seal(place, opened(place, value))));
        }
        return renewed;
    }

    private byte[] opened(Place place, byte[] stored) {
        boolean unsealed = stored.length > 0 && stored[0] == '{';
        return unsealed && plain == Plain.ADOPT ? stored : secrets.open(place, stored);
    }
}
