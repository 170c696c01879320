package dev.sutler.conformance.command;

import dev.sutler.conformance.BrokerClient.Target;
import dev.sutler.conformance.check.Surroundings;
import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.ParametersFile;
import dev.sutler.conformance.offer.ParametersFileException;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.offer.SchemaParameters;
import dev.sutler.conformance.report.Edition;
import dev.sutler.conformance.report.Form;
import dev.sutler.conformance.report.Mask;
import dev.sutler.conformance.report.TextReport;
import dev.sutler.conformance.run.CannotRunException;
import dev.sutler.conformance.run.Kit;
import dev.sutler.conformance.run.Listener;
import dev.sutler.conformance.run.Options;
import dev.sutler.conformance.run.Outcome.Verdict;
import dev.sutler.conformance.run.Report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// `check`: examines a broker, tells what it found, and removes what it made.
@Command(
        name = "check",
        description = "Checks any Open Service Broker against version 2.17 of the specification.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no requirement (MUST) is broken",
            "1:one or more are",
            "2:the broker could not be checked, or bad command line"
        },
        footer = {
            "",
            "What it makes has ids that begin with " + World.MARK + ", and is removed at the end.",
            "",
            "Example:",
            "  check https://broker.example.com --user me --password-file secret --safe"
        })
public final class CheckCommand implements Callable<Integer> {

    private static final int CANNOT_RUN = 2;

    private final World world;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private Connection connection = new Connection();

    @Option(
            names = "--offering",
            paramLabel = "NAME",
            description = "Try this service offering only (name or id).")
    private Optional<String> offering = Optional.empty();

    @Option(
            names = "--plan",
            paramLabel = "NAME",
            description = "Try this plan only (name or id). May be given several times.")
    private List<String> plans = List.of();

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "Parameters (YAML or JSON) in place of those made up from schemas.")
    private Optional<Path> parameters = Optional.empty();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHAT",
            description = "Chapters (catalog, binding, ...), requirement ids or names of checks.")
    private List<String> only = List.of();

    @Option(names = "--safe", description = "Make nothing at the broker.")
    private boolean safe;

    @Option(
            names = "--report",
            split = ",",
            paramLabel = "FORM",
            description = "Write html, junit, json, or several of them.")
    private List<Form> forms = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where reports are written; the working directory by default.")
    private Path folder = Path.of("");

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many checks run at once (4).")
    private int parallel = 4;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long an operation of the broker may last (120).")
    private int timeout = 120;

    @Option(names = "--quiet", description = "Print only what is broken, and the summary.")
    private boolean quiet;

    @Option(names = "--list", description = "Print all requirements, and check nothing.")
    private boolean list;

    public CheckCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Listing.print(out);
            return 0;
        }
        try {
            return check(out);
        } catch (CommandFailure | ParametersFileException | CannotRunException failure) {
            spec.commandLine().getErr().println("check: " + failure.getMessage());
            return CANNOT_RUN;
        } finally {
            out.flush();
        }
    }

    private int check(PrintWriter out) {
        Target target = connection.target(world);
        Selection selection = Selection.of(only);
        SchemaParameters made = new SchemaParameters();
        Mask mask = mask(target);
        Kit kit =
                new Kit(
                        connection.client(),
                        options(target, selection, made),
                        world.ids(),
                        quiet ? Listener.none() : new Progress(out));
        writable();
        Runnable back = world.atStop().register(() -> stopped(kit, out));
        Report report;
        try {
            report = selection.of(kit.run());
        } finally {
            back.run();
        }
        Edition edition = new Edition(report, mask, world.clock().instant());
        tell(new TextReport(edition, out));
        made.remarks().forEach(out::println);
        write(edition, out);
        return report.with(Verdict.FAILED).isEmpty() ? 0 : 1;
    }

    private Options options(Target target, Selection selection, SchemaParameters made) {
        if (parallel < 1 || timeout < 1) {
            throw new CommandFailure("--parallel and --timeout must be 1 or more");
        }
        ParameterSource source =
                parameters
                        .<ParameterSource>map(file -> ParametersFile.read(file, made))
                        .orElse(made);
        return new Options(
                target,
                this::chosen,
                selection::wants,
                safe,
                source,
                parallel,
                new Surroundings.Clock(
                        world.nanoTime(), world.pause(), Duration.ofSeconds(timeout)));
    }

    private boolean chosen(Plan plan) {
        return offering.stream()
                        .allMatch(
                                name ->
                                        plan.serviceId().equals(name)
                                                || plan.offering()
                                                        .path("name")
                                                        .asString("")
                                                        .equals(name))
                && (plans.isEmpty()
                        || plans.contains(plan.id())
                        || plans.contains(plan.json().path("name").asString("")));
    }

    private static Mask mask(Target target) {
        String pair = target.username() + ":" + target.password();
        return new Mask(
                Set.of(
                        target.password(),
                        Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    private void stopped(Kit kit, PrintWriter out) {
        out.println("Stopped.");
        out.flush();
        TextReport.leftovers(kit.stop(), out);
        out.flush();
    }

    private void tell(TextReport text) {
        if (!quiet) {
            text.requirements();
        }
        text.findings();
        text.summary();
    }

    /* Whoever waited for a run wants its report: whether it can be written is known before. */
    private void writable() {
        try {
            if (!forms.isEmpty()) {
                Files.createDirectories(folder.toAbsolutePath());
            }
        } catch (IOException failed) {
            throw new CommandFailure(folder + " cannot be made: give another --out DIR", failed);
        }
    }

    private void write(Edition edition, PrintWriter out) {
        for (Form form : forms) {
            Path file = folder.resolve(form.fileName());
            try {
                Files.writeString(file, form.text(edition));
                out.println("Written: " + file);
            } catch (IOException failed) {
                throw new CommandFailure(file + " cannot be written", failed);
            }
        }
    }
}
