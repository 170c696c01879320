package dev.sutler.server.postgres;

import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// The database server: how connections to it are made, and whether it will do.
final class Server {

    private static final int OLDEST_VERSION = 140_000;

    private static final String PROBE =
            """
            SELECT current_setting('server_version_num')::bigint AS version_number,
                current_setting('server_version') AS version,
                current_setting('server_encoding') AS encoding,
                pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS read_only
            """;

    private Server() {}

    /// Where connections come from; the pools stand in front of it.
    ///
    /// @throws DatabaseUnusableException when the address is malformed
    static PGSimpleDataSource source(PostgresOptions options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(options.url());
        } catch (IllegalArgumentException malformed) {
            throw new DatabaseUnusableException(
                    "The store's address is no address of a PostgreSQL database; it has to look"
                            + " like jdbc:postgresql://host:5432/sutler.");
        }
        source.setUser(options.user());
        source.setPassword(options.password().reveal());
        source.setApplicationName("sutler");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(seconds(options.timeouts().connect()));
        source.setLoginTimeout(seconds(options.timeouts().connect()));
        source.setSocketTimeout(seconds(options.timeouts().socket()));
        source.setPrepareThreshold(3);
        // Details quote the row that was refused, and rows hold what nobody should read in a log.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.plusMillis(999).toSeconds()));
    }

    /// The server's address and database, without user, password and parameters.
    static String place(PGSimpleDataSource source) {
        StringBuilder place = new StringBuilder("postgresql://");
        String[] hosts = source.getServerNames();
        int[] ports = source.getPortNumbers();
        for (int i = 0; i < hosts.length; i++) {
            place.append(i == 0 ? "" : ",").append(hosts[i]);
            if (ports[i] != 0) {
                place.append(':').append(ports[i]);
            }
        }
        return place.append('/').append(source.getDatabaseName()).toString();
    }

    /// Connects once, to be able to say in one sentence what is wrong.
    ///
    /// @throws DatabaseUnusableException when the database cannot be reached or will not do
    static void check(PGSimpleDataSource source, PostgresOptions options) {
        String place = place(source);
        try (Connection connection = source.getConnection();
                Query query = new Query(connection, PROBE)) {
            Optional<String> complaint = query.first(Server::complaint).flatMap(found -> found);
            if (complaint.isPresent()) {
                throw new DatabaseUnusableException(
                        "The store's database " + place + complaint.get());
            }
        } catch (SQLException failure) {
            throw new DatabaseUnusableException(
                    "The store's database "
                            + place
                            + " cannot be used as "
                            + options.user()
                            + ": "
                            + oneLine(failure)
                            + " Check the store's address, database, user and password, and that"
                            + " the server runs.",
                    failure);
        }
    }

    private static Optional<String> complaint(Row row) throws SQLException {
        if (row.number("version_number") < OLDEST_VERSION) {
            return Optional.of(
                    " runs PostgreSQL " + row.text("version") + ". Sutler needs 14 or newer.");
        }
        if (!row.text("encoding").equals("UTF8")) {
            return Optional.of(
                    " has the encoding "
                            + row.text("encoding")
                            + ". Create it with ENCODING 'UTF8'.");
        }
        if (row.flag("read_only")) {
            return Optional.of(
                    " is read-only. Name the primary server; with several hosts, add"
                            + " targetServerType=primary to the address.");
        }
        return Optional.empty();
    }

    private static String oneLine(SQLException failure) {
        String text = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
