package dev.sutler.app;

import dev.sutler.conformance.command.CheckCommand;
import dev.sutler.conformance.command.World;
import dev.sutler.core.store.StoreUnavailableException;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the program begins.
public final class Main {

    private Main() {}

    /// Runs one command and ends with its exit code.
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("sutler.home", "."));
        Surroundings surroundings =
                new Surroundings(
                        home,
                        Path.of(""),
                        System.getenv(),
                        out,
                        err,
                        arguments.length > 1 ? Terminal.ofThisProcess() : Optional.empty());
        System.exit(run(surroundings, arguments));
    }

    /// Runs one command.
    ///
    /// @return 0 when all went well, 1 when what was asked for failed, 2 when the command line
    ///   makes no sense
    static int run(Surroundings surroundings, String... arguments) {
        int exitCode =
                List.of(arguments).equals(List.of("serve"))
                        ? serve(surroundings)
                        : commandLine(surroundings).execute(arguments);
        // Not every way of writing flushes by itself, and the process ends without.
        surroundings.out().flush();
        surroundings.err().flush();
        return exitCode;
    }

    /* The class files of the library that reads command lines are of a format which no AOT cache takes. The one command
    that has to start quickly goes past it, where there is nothing to read. */
    private static int serve(Surroundings surroundings) {
        try {
            return new ServeCommand(surroundings).call();
        } catch (Exception failure) {
            return failed(failure, surroundings.err());
        }
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new SutlerCommand())
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new AotCommand(surroundings))
                .addSubcommand(new CheckCommand(World.ofThisProcess()))
                .addSubcommand(
                        new CommandLine(new CatalogCommand())
                                .addSubcommand(new LintCommand(surroundings)))
                .addSubcommand(
                        new CommandLine(new ConfigCommand())
                                .addSubcommand(new ConfigCheckCommand(surroundings)))
                .addSubcommand(CredentialCommands.platforms(surroundings))
                .addSubcommand(CredentialCommands.operators(surroundings))
                .addSubcommand(KeysCommand.with(surroundings))
                .addSubcommand(GitopsCommands.with(surroundings))
                .addSubcommand(InstanceCommands.with(surroundings))
                .addSubcommand(BindingCommands.with(surroundings))
                .addSubcommand(OperationCommands.with(surroundings))
                .addSubcommand(AuditCommand.with(surroundings))
                .addSubcommand(new CompletionCommand(surroundings))
                .addSubcommand(OrphanCommands.with(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, command, _) -> failed(failure, command.getErr()));
    }

    /* What the program says about a failure is its message. A bug has no message for users, and gets its trace. */
    private static int failed(Exception failure, PrintWriter err) {
        if (failure instanceof StartFailure start) {
            err.println("sutler: " + start.getMessage());
        } else if (failure instanceof StoreUnavailableException unavailable) {
            err.println(
                    "sutler: "
                            + unavailable.getMessage()
                            + ". Check that the store runs, and try again.");
        } else {
            err.println("sutler: this is a bug; please report it with what follows.");
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
