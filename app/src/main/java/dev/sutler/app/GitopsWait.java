package dev.sutler.app;

import dev.sutler.gitops.tool.Awaited;
import dev.sutler.gitops.tool.Awaited.Goal;
import dev.sutler.gitops.tool.Clone;
import dev.sutler.gitops.tool.CloneOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/// `sutler gitops wait`: waits for an answer of a pipeline.
@Command(
        name = "wait",
        description = {
            "Fetches until the pipeline has finished with an instance or a binding, and prints what"
                    + " it says meanwhile.",
            "Ends with 1 when it has finished otherwise, or not in time, and with 4 when the broker"
                    + " wants something else. The branch that is checked out is left alone."
        },
        footerHeading = "%nExample:%n",
        footer = "  sutler gitops wait --instance 9f0c… --for succeeded --timeout 10m")
final class GitopsWait extends GitopsCommand {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Mixin private final CloneOption clone = new CloneOption();
    @Mixin private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--for",
            paramLabel = "succeeded|failed|finished",
            description = "What is waited for. Default: succeeded.")
    private Goal goal = Goal.SUCCEEDED;

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description =
                    "Which of the broker's operations. Default: the one that it wants when the"
                            + " waiting begins.")
    private Optional<String> operation = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "For how long. Default: 30m.")
    private Duration timeout = Duration.ofMinutes(30);

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How often to look. Default: 5s.")
    private Duration every = Duration.ofSeconds(5);

    @Mixin private final RemoteOptions remote = new RemoteOptions();

    GitopsWait(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        PrintWriter out = surroundings().out();
        Duration pause = every.compareTo(SHORTEST) < 0 ? SHORTEST : every;
        try (Clone opened =
                Clone.open(
                        remote.options(surroundings(), clone, CloneOptions.Author.DEFAULT),
                        resources())) {
            opened.await(
                    new Awaited(target.target(), goal, operation, timeout, pause),
                    line -> {
                        out.println(line);
                        out.flush();
                    });
            return 0;
        }
    }
}
