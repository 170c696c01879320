package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.Turns;
import dev.sutler.spi.Workplace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which folder a process's providers work in.
final class WorkplacesTest {

    private static final Turns TURNS = Turns.withinThisProcess(() -> 0);

    @TempDir private Path folder;

    @Test
    void nothingIsMadeBeforeAProviderAsks() {
        Path common = folder.resolve("work");
        try (Workplaces workplaces = new Workplaces(Optional.of(common), TURNS)) {
            Workplace workplace = workplaces.of("gitops");
            assertThat(common).doesNotExist();

            assertThat(workplace.directory()).isEqualTo(common.resolve("1/gitops")).isDirectory();
            assertThat(workplaces.of("other").directory()).isEqualTo(common.resolve("1/other"));
            assertThat(workplace.turns()).isSameAs(TURNS);
        }
    }

    @Test
    void twoProcessesShareNoneAndTheNextFindsWhatTheFirstLeft() throws IOException {
        Workplaces first = new Workplaces(Optional.of(folder), TURNS);
        Files.writeString(first.of("a").directory().resolve("kept"), "it");
        try (Workplaces second = new Workplaces(Optional.of(folder), TURNS)) {
            assertThat(second.of("a").directory()).isEqualTo(folder.resolve("2/a"));
            first.close();
            try (Workplaces third = new Workplaces(Optional.of(folder), TURNS)) {
                assertThat(third.of("a").directory().resolve("kept")).hasContent("it");
            }
        }
    }

    @Test
    void aTemporaryOneGoesWithTheProcess() throws IOException {
        Workplaces workplaces = new Workplaces(Optional.empty(), TURNS);
        Path directory = workplaces.of("a").directory();
        Files.writeString(directory.resolve("copy"), "it");

        workplaces.close();
        assertThat(directory.getParent()).doesNotExist();
    }

    @Test
    void oneThatCannotBeMadeSaysWhatToDo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try (Workplaces workplaces = new Workplaces(Optional.of(file), TURNS)) {
            assertThatThrownBy(() -> workplaces.of("a").directory())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("work-directory");
        }
    }
}
