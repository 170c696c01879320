package dev.sutler.server.postgres;

import tools.jackson.databind.JsonNode;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// One statement, whose parameters are given in the order in which they stand in it.
final class Query implements AutoCloseable {

    /// Makes a value of a row.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /* Beyond this, a time would leave PostgreSQL's calendar. */
    private static final Duration LONGEST = Duration.ofDays(365_000);

    /* Well within PostgreSQL's calendar, which is narrower than Java's. */
    private static final Instant EARLIEST = Instant.parse("-4000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+290000-01-01T00:00:00Z");

    private final PreparedStatement statement;
    private int given;

    Query(Connection connection, String sql) throws SQLException {
        this.statement = connection.prepareStatement(sql);
    }

    Query text(String value) throws SQLException {
        statement.setString(++given, Texts.storable(value));
        return this;
    }

    Query text(Optional<String> value) throws SQLException {
        return value.isPresent() ? text(value.get()) : none(Types.VARCHAR);
    }

    /// A sentence for people, in which what cannot be stored is replaced.
    Query sentence(String value) throws SQLException {
        return text(Texts.cleaned(value));
    }

    /// A parameter that stands as `?::jsonb`.
    Query json(JsonNode value) throws SQLException {
        return text(Json.write(value));
    }

    Query json(Optional<? extends JsonNode> value) throws SQLException {
        return value.isPresent() ? json(value.get()) : none(Types.VARCHAR);
    }

    Query uuid(UUID value) throws SQLException {
        statement.setObject(++given, value);
        return this;
    }

    /// A parameter that stands as `?::uuid`.
    Query uuid(Optional<UUID> value) throws SQLException {
        return value.isPresent() ? uuid(value.get()) : none(Types.OTHER);
    }

    Query number(long value) throws SQLException {
        statement.setLong(++given, value);
        return this;
    }

    Query flag(boolean value) throws SQLException {
        statement.setBoolean(++given, value);
        return this;
    }

    /// A parameter that stands as `? * interval '1 microsecond'`; at least nothing, at most a
    /// thousand years.
    Query duration(Duration value) throws SQLException {
        return number(micros(value));
    }

    Query duration(Optional<Duration> value) throws SQLException {
        return value.isPresent() ? duration(value.get()) : none(Types.BIGINT);
    }

    static long micros(Duration value) {
        if (value.isNegative()) {
            return 0;
        }
        Duration bounded = value.compareTo(LONGEST) > 0 ? LONGEST : value;
        return TimeUnit.MICROSECONDS.convert(bounded);
    }

    /// A parameter that stands as `?::timestamptz`.
    Query instant(Optional<Instant> value) throws SQLException {
        if (value.isEmpty()) {
            return none(Types.TIMESTAMP_WITH_TIMEZONE);
        }
        Instant time = value.get();
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new UnstorableDataException("PostgreSQL cannot store a time beyond its calendar");
        }
        statement.setObject(++given, time.atOffset(ZoneOffset.UTC));
        return this;
    }

    Query bytes(byte[] value) throws SQLException {
        statement.setBytes(++given, value);
        return this;
    }

    /// A parameter that stands as `?::bytea`.
    Query bytes(Optional<byte[]> value) throws SQLException {
        if (value.isEmpty()) {
            return none(Types.BINARY);
        }
        return bytes(value.get());
    }

    /// A parameter that stands as `?::uuid[]` or `?::bigint[]`.
    Query array(String type, Object[] values) throws SQLException {
        statement.setArray(++given, statement.getConnection().createArrayOf(type, values));
        return this;
    }

    private Query none(int type) throws SQLException {
        statement.setNull(++given, type);
        return this;
    }

    /// Everything that was found.
    <T> List<T> list(Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) {
                found.add(reader.read(row));
            }
        }
        return found;
    }

    /// The first that was found.
    <T> Optional<T> first(Reader<T> reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(new Row(rows))) : Optional.empty();
        }
    }

    /// Whether anything was found.
    boolean found() throws SQLException {
        return first(row -> true).isPresent();
    }

    /// How many rows were written.
    int update() throws SQLException {
        return statement.executeUpdate();
    }

    /// Keeps the parameters that were given, and takes them anew for the next row.
    Query next() throws SQLException {
        statement.addBatch();
        given = 0;
        return this;
    }

    /// Writes all that was kept; for each how many rows were written.
    int[] all() throws SQLException {
        return statement.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
