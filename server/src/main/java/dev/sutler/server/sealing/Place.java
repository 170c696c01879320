package dev.sutler.server.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where a sealed value stands.
///
/// @param table the table
/// @param column the column, or what columns have in common between which values move
/// @param row what identifies the row in its table
public record Place(String table, String column, List<String> row) {

    public Place {
        row = List.copyOf(row);
    }

    /// Bytes that are different for different places: each part, with its length in front.
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        append(out, table);
        append(out, column);
        row.forEach(part -> append(out, part));
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
