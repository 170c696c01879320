package dev.sutler.gitops.tool;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.tool.CloneOptions.Author;
import dev.sutler.gitops.tool.CloneOptions.Reach;
import dev.sutler.gitops.tool.ToolException.Kind;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;

/// A shared repository, a clone of it, and a time that passes when it is told to.
final class ToolRig {

    final SharedRepository shared;

    private final Path directory;
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    ToolRig(Path directory) {
        this.directory = directory;
        this.shared = new SharedRepository(directory.resolve("shared.git"));
    }

    /// A clone of its own.
    Path cloned(String name) {
        return shared.cloned(directory.resolve(name));
    }

    Instant now() {
        return now;
    }

    /// What happens while a command waits: one after the other, one in each pause.
    void meanwhile(Runnable happens) {
        meanwhile.add(happens);
    }

    ToolResources resources() {
        return new ToolResources(() -> now, this::pause, new SecureRandom());
    }

    private void pause(Duration duration) {
        now = now.plus(duration);
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
    }

    Clone open(Path clone) {
        return Clone.open(new CloneOptions(clone), resources());
    }

    Clone open(Path clone, boolean systemGit, int tries) {
        return Clone.open(
                new CloneOptions(
                        clone,
                        Optional.empty(),
                        Optional.empty(),
                        new Reach(new Login.OfTheClone(), systemGit, Duration.ofSeconds(30), tries),
                        Author.DEFAULT),
                resources());
    }

    Clone.Done answer(Path clone, Answer answer) {
        try (Clone opened = open(clone)) {
            return opened.answer(answer, true);
        }
    }

    static Target instance() {
        return new Target(Wanted.ID, Optional.empty());
    }

    static Target binding() {
        return new Target(Wanted.ID, Optional.of(Wanted.BINDING));
    }

    static Answer answer(State state, String description) {
        return new Answer(instance(), state, description, Status.Extras.NONE, Optional.empty());
    }

    static Answer answerTo(String operation, State state) {
        return new Answer(
                instance(),
                state,
                "",
                new Status.Extras(
                        Optional.of(operation),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty());
    }

    static void fails(Kind kind, Callable<?> work) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(work::call)
                .satisfies(
                        failure ->
                                org.assertj.core.api.Assertions.assertThat(failure.kind())
                                        .as(failure.getMessage())
                                        .isEqualTo(kind));
    }
}
