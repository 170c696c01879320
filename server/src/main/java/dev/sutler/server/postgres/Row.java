package dev.sutler.server.postgres;

import tools.jackson.databind.node.ObjectNode;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// One row of a result, read by column name.
final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /// Whether the column holds anything: tells a missing row of an outer join by its key.
    boolean has(String column) throws SQLException {
        return row.getObject(column) != null;
    }

    String text(String column) throws SQLException {
        return required(column, row.getString(column));
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /// An array of texts.
    String[] texts(String column) throws SQLException {
        Array array = required(column, row.getArray(column));
        return (String[]) array.getArray();
    }

    ObjectNode json(String column) throws SQLException {
        return Json.readObject(text(column));
    }

    Optional<ObjectNode> optionalJson(String column) throws SQLException {
        return optionalText(column).map(Json::readObject);
    }

    UUID uuid(String column) throws SQLException {
        return required(column, row.getObject(column, UUID.class));
    }

    Optional<UUID> optionalUuid(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    /// A number of microseconds.
    Duration duration(String column) throws SQLException {
        return Duration.of(row.getLong(column), ChronoUnit.MICROS);
    }

    Instant instant(String column) throws SQLException {
        return required(column, row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    byte[] bytes(String column) throws SQLException {
        return required(column, row.getBytes(column));
    }

    Optional<byte[]> optionalBytes(String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column));
    }

    private static <T> T required(String column, T value) throws SQLException {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new SQLException("column " + column + " is empty", "42703"));
    }
}
