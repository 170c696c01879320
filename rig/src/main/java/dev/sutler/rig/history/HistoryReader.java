package dev.sutler.rig.history;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads back what was written during a run.
public final class HistoryReader {

    private final JsonMapper json = JsonLines.mapper();

    /// The events of a history, in the order in which they were written.
    public List<Event> events(Path file) {
        List<Event> events = new ArrayList<>();
        for (String line : lines(file)) {
            try {
                events.add(json.readValue(line, Event.class));
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        file + ", line " + (events.size() + 1) + " is not an event", e);
            }
        }
        return List.copyOf(events);
    }

    /// The effects in the log of a scripted back end, in the order in which they happened. Half a
    /// line, which a process that was killed may leave behind, is no effect, and neither is a call
    /// that found its work done.
    public List<Effect> effects(Path file) {
        List<Effect> effects = new ArrayList<>();
        for (String line : lines(file)) {
            try {
                JsonNode read = json.readTree(line);
                if (read.has("effect")) {
                    effects.add(json.treeToValue(read, Effect.class));
                }
            } catch (JacksonException _) {
                // Its process was killed before the provider answered: nobody was told of it.
            }
        }
        return List.copyOf(effects);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file, StandardCharsets.UTF_8)
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
