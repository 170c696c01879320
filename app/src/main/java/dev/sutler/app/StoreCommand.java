package dev.sutler.app;

import dev.sutler.core.audit.Actor;
import dev.sutler.server.postgres.PostgresDatabase;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// A command that works on the store of the broker, whether that runs or not.
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, or the store cannot be reached",
            "2:bad command line"
        })
abstract class StoreCommand implements Callable<Integer> {

    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Surroundings surroundings;

    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            description = "For people, or for programs. Default: table.")
    private Output output = Output.TABLE;

    StoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// How a command tells what came of it.
    enum Output {
        TABLE,
        JSON
    }

    @Override
    public final Integer call() {
        try (OpenStore store = OpenStore.open(surroundings, config.file())) {
            run(store.database());
            return 0;
        }
    }

    /// Does the work.
    ///
    /// @throws StartFailure when it is refused
    abstract void run(PostgresDatabase database);

    /// Who runs it, for the audit.
    final Actor user() {
        return CommandLineUser.of(surroundings);
    }

    /// Prints what came of it, in the form that was asked for.
    void print(JsonNode json, Printed table) {
        switch (output) {
            case JSON -> surroundings.out().println(WRITER.writeValueAsString(json));
            case TABLE -> table.to(surroundings.out());
        }
    }

    /// What is printed for people.
    @FunctionalInterface
    interface Printed {
        void to(PrintWriter out);
    }
}
