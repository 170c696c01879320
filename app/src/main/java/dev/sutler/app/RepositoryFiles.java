package dev.sutler.app;

import dev.sutler.core.intake.Account;
import dev.sutler.core.intake.Account.Said;
import dev.sutler.core.intake.Account.Word;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.mirror.Snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The files of one commit, and what is wrong with them.
final class RepositoryFiles {

    /* What UniPipe writes when an instance is changed; only for that. */
    private static final String UPDATING = "updating service";

    private final Snapshot snapshot;
    private final List<RepositoryProblem> problems = new ArrayList<>();

    RepositoryFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<RepositoryProblem> problems() {
        return problems;
    }

    List<String> directories(String path) {
        return snapshot.directories(path);
    }

    /// Notes something that keeps something else from being taken in.
    void grave(String path, int line, String problem) {
        problems.add(new RepositoryProblem(path, line, problem, true));
    }

    /// Notes something that people should know.
    void note(String path, int line, String problem) {
        problems.add(new RepositoryProblem(path, line, problem, false));
    }

    /// The line in which a key stands at the margin; 0 when there is none.
    int line(String path, String key) {
        if (!(snapshot.read(path) instanceof Content.Bytes(byte[] bytes))) {
            return 0;
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + ":")) {
                return i + 1;
            }
        }
        return 0;
    }

    /// Whether anything is there.
    boolean present(String path) {
        return !(snapshot.read(path) instanceof Content.Absent);
    }

    /// What a file says.
    ///
    /// @param grave whether something is not taken in when it cannot be read
    /// @return empty when it is not there, or cannot be read, which is then noted
    <T> Optional<T> read(String path, Function<byte[], Parsed<T>> reader, boolean grave) {
        return switch (snapshot.read(path)) {
            case Content.Absent _ -> Optional.empty();
            case Content.Unusable(String problem) -> {
                problems.add(new RepositoryProblem(path, 0, "this is " + problem, grave));
                yield Optional.empty();
            }
            case Content.Bytes(byte[] bytes) ->
                    switch (reader.apply(bytes)) {
                        case Parsed.Good<T>(T value) -> Optional.of(value);
                        case Parsed.Bad<T>(int line, String problem) -> {
                            problems.add(new RepositoryProblem(path, line, problem, grave));
                            yield Optional.empty();
                        }
                    };
        };
    }

    /// How far something is, and what else its pipeline says about it.
    ///
    /// @param stamp of the file that says what is wanted
    Progress progress(String path, boolean deleted, Optional<Stamp> stamp) {
        return switch (status(path)) {
            case Status.Absent _ -> Progress.unsaid(deleted);
            case Status.Unclear(int line, String problem) -> {
                note(
                        path,
                        line,
                        problem + "; it counts as in progress until somebody mends the file");
                yield Progress.unsaid(deleted);
            }
            case Status.Clear clear when ofAnother(clear, stamp) -> Progress.unsaid(deleted);
            case Status.Clear clear ->
                    new Progress(
                            new Account(deleted, Optional.of(said(clear, deleted))),
                            clear.extras().dashboardUrl());
        };
    }

    /// How far something is.
    ///
    /// @param dashboardUrl the web page of an instance
    record Progress(Account account, Optional<String> dashboardUrl) {

        static Progress unsaid(boolean deleted) {
            return new Progress(new Account(deleted, Optional.empty()), Optional.empty());
        }
    }

    private Status status(String path) {
        return switch (snapshot.read(path)) {
            case Content.Absent _ -> new Status.Absent();
            case Content.Unusable(String problem) -> new Status.Unclear(0, "this is " + problem);
            case Content.Bytes(byte[] bytes) -> Files.status(bytes);
        };
    }

    /* What an earlier run of the pipeline wrote late says nothing about what is wanted now. */
    private static boolean ofAnother(Status.Clear clear, Optional<Stamp> stamp) {
        Optional<String> operation = clear.extras().operation();
        return stamp.isPresent()
                && operation.isPresent()
                && !operation.get().equals(stamp.get().operation());
    }

    private static Said said(Status.Clear clear, boolean deleted) {
        Word word =
                switch (clear.state()) {
                    case IN_PROGRESS -> Word.IN_PROGRESS;
                    case SUCCEEDED -> Word.SUCCEEDED;
                    case FAILED -> Word.FAILED;
                };
        return new Said(
                word, clear.shown(), !deleted && clear.description().strip().equals(UPDATING));
    }
}
