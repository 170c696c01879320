package dev.sutler.server.postgres;

import dev.sutler.server.sealing.Place;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A table with sealed columns, and the statements that go through its rows.
///
/// @param name the table
/// @param key the columns that identify a row
/// @param keyType their type
/// @param before a key that comes before all that can be there
/// @param columns the sealed columns
record SealedTable(
        String name, List<String> key, String keyType, String before, List<String> columns) {

    /// All of them.
    static final List<SealedTable> ALL =
            List.of(
                    new SealedTable(
                            "service_instance",
                            List.of("id"),
                            "text",
                            "",
                            List.of("parameters", "provider_state")),
                    new SealedTable(
                            "service_binding",
                            List.of("instance_id", "id"),
                            "text",
                            "",
                            List.of("parameters", "delivery", "provider_state", "credentials")),
                    new SealedTable(
                            "operation",
                            List.of("id"),
                            "uuid",
                            "00000000-0000-0000-0000-000000000000",
                            List.of("asked", "checkpoint", "abandoned")),
                    new SealedTable("audit_head", List.of("id"), "text", "", List.of("sealed")));

    /// A row as it was read: its key, and its sealed columns in their order.
    record SealedRow(List<String> key, List<Optional<byte[]>> values) {}

    /// Where a sealed value of this table stands.
    Place place(SealedRow row, String column) {
        return new Place(name, column.equals("abandoned") ? "checkpoint" : column, row.key());
    }

    /// How many rows have something with this mark; parameters: one mark for each column.
    String countWith() {
        return "SELECT count(*) AS rows FROM "
                + name
                + " WHERE "
                + columns.stream()
                        .map(column -> "substring(" + column + " from 1 for ?::int) = ?")
                        .collect(Collectors.joining(" OR "));
    }

    /// How many rows have something without this mark; parameters as those of [#countWith()].
    String countOthers() {
        return "SELECT count(*) AS rows FROM " + name + " WHERE " + others();
    }

    /// The next rows that have something without this mark; parameters: the key to begin after, the
    /// mark for each column, and how many.
    String nextOthers() {
        return "SELECT %s FROM %s WHERE (%s) > (%s) AND (%s) ORDER BY %s LIMIT ?"
                .formatted(
                        String.join(", ", key) + ", " + String.join(", ", columns),
                        name,
                        String.join(", ", key),
                        key.stream().map(part -> "?::" + keyType).collect(Collectors.joining(", ")),
                        others(),
                        String.join(", ", key));
    }

    /// Writes all sealed columns of a row if none has changed; parameters: the new values, the key,
    /// the old values.
    String replace() {
        return "UPDATE %s SET %s WHERE %s AND %s"
                .formatted(
                        name,
                        columns.stream()
                                .map(column -> column + " = ?::bytea")
                                .collect(Collectors.joining(", ")),
                        key.stream()
                                .map(part -> part + " = ?::" + keyType)
                                .collect(Collectors.joining(" AND ")),
                        columns.stream()
                                .map(column -> column + " IS NOT DISTINCT FROM ?::bytea")
                                .collect(Collectors.joining(" AND ")));
    }

    private String others() {
        return columns.stream()
                .map(column -> "substring(" + column + " from 1 for ?::int) <> ?")
                .collect(Collectors.joining(" OR "));
    }

    /// Gives the mark as often as there are columns.
    Query giveMark(Query query, byte[] mark) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            query.number(mark.length).bytes(mark);
        }
        return query;
    }

    SealedRow read(Row row) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (String part : key) {
            keys.add(row.text(part));
        }
        List<Optional<byte[]>> values = new ArrayList<>();
        for (String column : columns) {
            values.add(row.optionalBytes(column));
        }
        return new SealedRow(keys, values);
    }
}
