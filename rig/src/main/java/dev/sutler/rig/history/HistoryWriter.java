package dev.sutler.rig.history;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that a history is written to, an event at a time, by many clients at once.
public final class HistoryWriter implements AutoCloseable {

    private final JsonMapper json = JsonLines.mapper();
    private final BufferedWriter out;

    /// @param file is created, or emptied
    public HistoryWriter(Path file) {
        try {
            this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written to " + file, e);
        }
    }

    /// Writes one event. Whoever reads the file meanwhile sees whole events only after [#flush].
    public synchronized void write(Event event) {
        try {
            out.write(json.writeValueAsString(event));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written", e);
        }
    }

    /// Puts everything written so far into the file.
    public synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written", e);
        }
    }
}
