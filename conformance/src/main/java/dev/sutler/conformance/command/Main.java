package dev.sutler.conformance.command;

import picocli.CommandLine;

/// Where the kit begins as a program of its own.
public final class Main {

    private Main() {}

    /// Runs the command and ends with its exit code.
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new CheckCommand(World.ofThisProcess()))
                        .setCommandName("osb-check")
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }
}
