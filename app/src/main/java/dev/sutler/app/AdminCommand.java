package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// A command that asks a running broker's admin API.
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:bad command line",
            "3:there is no such thing",
            "4:refused, since something is in the way",
            "5:the broker cannot be reached"
        })
abstract class AdminCommand implements Callable<Integer> {

    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Surroundings surroundings;

    @Mixin private final AdminOptions options = new AdminOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            description = "For people, or for programs. Default: table.")
    private StoreCommand.Output output = StoreCommand.Output.TABLE;

    AdminCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() {
        try {
            return run(options.client(surroundings));
        } catch (AdminFailure failure) {
            surroundings.err().println("sutler: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    /// Does the work.
    ///
    /// @return the exit code
    /// @throws AdminFailure when it cannot be done
    abstract int run(AdminClient client);

    Surroundings surroundings() {
        return surroundings;
    }

    /// Whether a program reads what is printed.
    boolean forPrograms() {
        return output == StoreCommand.Output.JSON;
    }

    /// Colours, where they can be seen.
    Colours colours() {
        return Colours.of(surroundings);
    }

    /// Prints what came of it, in the form that was asked for.
    void print(JsonNode json, StoreCommand.Printed table) {
        PrintWriter out = surroundings.out();
        switch (output) {
            case JSON -> out.println(WRITER.writeValueAsString(json));
            case TABLE -> table.to(out);
        }
    }
}
