package dev.sutler.rig.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Outcome;
import dev.sutler.rig.history.Event.Subject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class HistoryFileTest {

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        Event answered =
                new Event(
                        3,
                        1,
                        Call.PROVISION,
                        new Subject("i-1 \"ü\"\n", Optional.empty()),
                        "a1",
                        5,
                        9,
                        Outcome.OK,
                        Optional.of(
                                new Answer(
                                        202,
                                        Optional.empty(),
                                        Optional.of("op"),
                                        Optional.empty(),
                                        "b")));
        Event unanswered =
                new Event(
                        4,
                        2,
                        Call.UNBIND,
                        new Subject("i-1", Optional.of("b-1")),
                        "a2",
                        6,
                        Long.MAX_VALUE,
                        Outcome.UNKNOWN,
                        Optional.empty());
        Path file = folder.resolve("history.jsonl");
        try (HistoryWriter writer = new HistoryWriter(file)) {
            writer.write(answered);
            writer.write(unanswered);
        }
        assertThat(new HistoryReader().events(file)).containsExactly(answered, unanswered);
    }

    @Test
    void aBrokenHistoryIsNotReadAsAShorterOne() throws IOException {
        Path file = Files.writeString(folder.resolve("history.jsonl"), "{\"client\":1}\n");
        assertThatThrownBy(() -> new HistoryReader().events(file)).hasMessageContaining("line 1");
    }

    @Test
    void effectsAreReadAndHalfALineIsLeftOut() throws IOException {
        UUID operation = UUID.fromString("00000000-0000-0000-0000-000000000001");
        Path file =
                Files.writeString(
                        folder.resolve("effects.jsonl"),
                        """
                        {"effect":"bind","instance_id":"i","binding_id":"b","operation_id":"%1$s","epoch":7,"at":"2026-01-01T00:00:00Z"}
                        {"effect":"prov
                        {"effect":"provision","instance_id":"i","operation_id":"%1$s","epoch":6,"at":"2026-01-01T00:00:01Z","refused":true}
                        """
                                .formatted(operation));
        assertThat(new HistoryReader().effects(file))
                .containsExactly(
                        new Effect(
                                "bind",
                                "i",
                                Optional.of("b"),
                                operation,
                                7,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                false),
                        new Effect(
                                "provision",
                                "i",
                                Optional.empty(),
                                operation,
                                6,
                                Instant.parse("2026-01-01T00:00:01Z"),
                                true));
    }

    @Test
    void aLogThatWasNeverWrittenHasNoEffects() {
        assertThat(new HistoryReader().effects(folder.resolve("none"))).isEqualTo(List.of());
    }
}
