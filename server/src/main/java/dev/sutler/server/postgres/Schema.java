package dev.sutler.server.postgres;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/// The tables: brings them to the version that this program knows, and checks that they are still
/// there.
final class Schema {

    private static final String READY =
            """
            SELECT 1 FROM flyway_schema_history
            WHERE version = ? AND success AND NOT pg_is_in_recovery()
                AND current_setting('transaction_read_only') = 'off'
            """;

    private static final String APPLIED =
            """
            SELECT version, success FROM flyway_schema_history
            WHERE version IS NOT NULL ORDER BY installed_rank
            """;

    private final String version;

    private Schema(String version) {
        this.version = version;
    }

    /// Applies what is missing. Several processes may do so at once: one works, the others wait for
    /// it. A newer schema is left as it is, so that an old process can run beside a new one.
    ///
    /// @throws DatabaseUnusableException when the schema cannot be brought there
    static Schema migrate(DataSource source, String place) {
        return current(source).orElseGet(() -> flyway(source, place));
    }

    /* The library takes a quarter of a start to find out that there is nothing to do, so it is asked only when there is
    something: when the table of what was applied is not this program's list, to the letter. */
    private static Optional<Schema> current(DataSource source) {
        List<String> known = MigrationFiles.versions();
        try (Connection connection = source.getConnection();
                Query query = new Query(connection, APPLIED)) {
            List<String> applied =
                    query.list(row -> row.flag("success") ? row.text("version") : "failed");
            return !known.isEmpty() && applied.equals(known)
                    ? Optional.of(new Schema(known.getLast()))
                    : Optional.empty();
        } catch (SQLException unknown) {
            return Optional.empty();
        }
    }

    private static Schema flyway(DataSource source, String place) {
        try {
            Flyway flyway =
                    Flyway.configure(Schema.class.getClassLoader())
                            .dataSource(source)
                            .locations("classpath:db/migration")
                            .failOnMissingLocations(true)
                            .load();
            flyway.migrate();
            return new Schema(newest(flyway));
        } catch (FlywayException failure) {
            throw new DatabaseUnusableException(
                    "The tables in "
                            + place
                            + " cannot be brought up to date: "
                            + firstLine(failure)
                            + ". Give Sutler a database of its own, owned by its user.",
                    failure);
        }
    }

    private static String newest(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow(
                        () ->
                                new DatabaseUnusableException(
                                        "There are no migrations in this program."))
                .getVersion();
    }

    private static String firstLine(FlywayException failure) {
        return Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().filter(line -> !line.isBlank()).findFirst())
                .map(line -> line.strip().replaceFirst("[.]$", ""))
                .orElse("unknown reason");
    }

    /// Whether this program's version of the tables is there and can be written to.
    boolean ready(Connection connection) throws SQLException {
        try (Query query = new Query(connection, READY)) {
            return query.text(version).first(row -> true).isPresent();
        }
    }
}
