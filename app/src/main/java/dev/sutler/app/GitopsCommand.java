package dev.sutler.app;

import dev.sutler.gitops.tool.ToolException;
import dev.sutler.gitops.tool.ToolResources;

import picocli.CommandLine.Command;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// A command about the repository between a broker and a pipeline.
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:there are findings, or it is not so",
            "2:bad command line, or it cannot be done here",
            "3:there is no such instance or binding",
            "4:too late, the broker wants something else by now",
            "5:the remote has not taken it, after all tries"
        })
abstract class GitopsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    GitopsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (ToolException failure) {
            surroundings.out().flush();
            surroundings.err().println("sutler: " + failure.getMessage());
            return exitCode(failure.kind());
        }
    }

    private static int exitCode(ToolException.Kind kind) {
        return switch (kind) {
            case NOT_SO -> 1;
            case CANNOT -> 2;
            case NO_SUCH -> 3;
            case TOO_LATE -> 4;
            case NOT_PUSHED -> 5;
        };
    }

    /// Does the work.
    ///
    /// @return the exit code
    /// @throws ToolException when it cannot be done
    abstract int run();

    final Surroundings surroundings() {
        return surroundings;
    }

    /// Says something that is not what was asked for.
    final void note(String text) {
        surroundings.err().println("sutler: " + text);
    }

    static ToolResources resources() {
        return new ToolResources(
                InstantSource.system(),
                duration -> LockSupport.parkNanos(duration.toNanos()),
                new SecureRandom());
    }
}
