package dev.sutler.rig;

import dev.sutler.rig.proxy.Safeguard;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `./sutler-rig`: one run, from the command line.
@Command(
        name = "sutler-rig",
        description = "Breaks everything around running brokers, and judges what became of it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0 only if every checker is content. The first line tells the seed, the last",
            "one the figures; what a run that failed leaves behind stays in its folder.",
            "",
            "Examples:",
            "  ./sutler-rig --minutes 20",
            "  ./sutler-rig --minutes 2 --seed 4711",
            "  ./sutler-rig --minutes 5 --gitops",
            "  ./sutler-rig --minutes 1 --without epoch-check"
        })
public final class RigCommand implements Callable<Integer> {

    @Option(names = "--minutes", description = "How long things break (default: ${DEFAULT-VALUE}).")
    private double minutes = 2;

    @Option(names = "--seed", description = "What all chance comes from (default: a new one).")
    private long seed = new SecureRandom().nextInt(1_000_000);

    @Option(
            names = "--without",
            description =
                    "Removes a safeguard, to see the run fail: epoch-check, unique-index,"
                            + " one-transaction or compensation.")
    private Optional<String> without = Optional.empty();

    @Option(names = "--folder", description = "Where artefacts go (default: rig-<seed>).")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--gitops",
            description =
                    "Has a pipeline in plain shell work on a git repository, as one more back end."
                            + " Needs git.")
    private boolean gitops;

    @Option(names = "--keep", description = "Keeps the artefacts of a run that went well, too.")
    private boolean keep;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// Runs, and ends with the exit code.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RigCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        Duration storm = Duration.ofMillis(Math.round(minutes * 60_000));
        Path place = folder.orElseGet(() -> Path.of("rig-" + seed)).toAbsolutePath();
        if (Files.exists(place)) {
            spec.commandLine().getErr().println(place + " is there already; remove it first");
            return 2;
        }
        RunOptions options =
                without.map(name -> RunOptions.teeth(safeguard(name), seed, storm, place))
                        .orElseGet(() -> RunOptions.storm(seed, storm, place));
        RunOptions whole = gitops ? options.withRepository() : options;
        Figures figures = new Rig(keep ? whole.kept() : whole, spec.commandLine().getOut()).run();
        return figures.violations().isEmpty() ? 0 : 1;
    }

    private static Safeguard safeguard(String name) {
        return Safeguard.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
