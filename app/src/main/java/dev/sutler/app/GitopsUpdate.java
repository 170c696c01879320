package dev.sutler.app;

import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.tool.Answer;
import dev.sutler.gitops.tool.Clone;
import dev.sutler.gitops.tool.HandedOut;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/// `sutler gitops update`: a pipeline answers.
@Command(
        name = "update",
        description = {
            "Writes an answer of the pipeline: status.yml, and credentials.yml if there are any.",
            "Commits these files only, and pushes. If somebody else was faster, it is done again on"
                    + " top of theirs. If the broker wants something else by then, nothing is"
                    + " written (exit code 4).",
            "The answer names the broker's operation, which a late answer is told by. Where a"
                    + " pipeline works for long, it should remember the operation that it began"
                    + " with and name it by --operation."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sutler gitops update -i 9f0c… --status succeeded --description 'it is there'",
            "  sutler gitops update -i 9f0c… -b 77aa… --status succeeded -c login.yml",
            "  terraform output -json login |",
            "    sutler gitops update -i 9f0c… -b 77aa… --status succeeded -c - \\",
            "      --encrypt-to broker.jwk"
        })
final class GitopsUpdate extends GitopsCommand {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private final CloneOption clone = new CloneOption();
    @Mixin private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            required = true,
            description = "\"in progress\", succeeded or failed.")
    private String status = "";

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            description = "For the developer who waits: what is done, or why it failed.")
    private String description = "";

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description =
                    "What this answers: `operation` in instance.yml or binding.yml. Default: the one"
                            + " that stands in the clone.")
    private Optional<String> operation = Optional.empty();

    @Option(
            names = {"-c", "--credentials-file"},
            paramLabel = "FILE|-",
            description = "What the application gets, a map in YAML or JSON; - for standard input.")
    private Optional<String> credentials = Optional.empty();

    @Option(
            names = "--encrypt-to",
            paramLabel = "FILE",
            description =
                    "The broker's public key: only the broker can read the credentials then. See"
                            + " `sutler gitops keys create`.")
    private Optional<Path> publicKey = Optional.empty();

    @Option(
            names = "--dashboard-url",
            paramLabel = "URL",
            description = "Where the instance has a page of its own.")
    private Optional<String> dashboardUrl = Optional.empty();

    @Option(
            names = "--instance-usable",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether the instance is of use although its update or removal failed.")
    private Optional<Boolean> usable = Optional.empty();

    @Option(
            names = "--update-repeatable",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether an update that failed may be tried again.")
    private Optional<Boolean> repeatable = Optional.empty();

    @Option(
            names = "--retry-after",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "When platforms should ask again.")
    private Optional<Duration> retryAfter = Optional.empty();

    @Option(names = "--no-push", description = "Makes a commit in the clone, and no more.")
    private boolean unpushed;

    @Mixin private final AuthorOption author = new AuthorOption();
    @Mixin private final RemoteOptions remote = new RemoteOptions();

    GitopsUpdate(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        Answer answer =
                new Answer(
                        target.target(),
                        State.of(status)
                                .orElseThrow(
                                        () ->
                                                wrong(
                                                        "--status must be \"in progress\","
                                                                + " succeeded or failed.")),
                        description,
                        new Status.Extras(operation, dashboardUrl, usable, repeatable, retryAfter),
                        handedOut());
        try (Clone opened =
                Clone.open(remote.options(surroundings(), clone, author.author()), resources())) {
            Clone.Done done = opened.answer(answer, !unpushed);
            done.staysBehind()
                    .ifPresent(
                            reason ->
                                    note(
                                            "It is pushed, but the clone stays behind: %s."
                                                    .formatted(reason)));
            surroundings().out().println(done.commit());
            return 0;
        }
    }

    private Optional<HandedOut> handedOut() {
        if (credentials.isPresent() && target.target().binding().isEmpty()) {
            throw wrong("Only a binding has credentials: name it with --binding.");
        }
        if (publicKey.isPresent() && credentials.isEmpty()) {
            throw wrong("--encrypt-to needs --credentials-file.");
        }
        return credentials.map(
                file ->
                        publicKey
                                .map(
                                        key ->
                                                HandedOut.sealed(
                                                        bytes(file),
                                                        new String(
                                                                bytes(key.toString()),
                                                                StandardCharsets.UTF_8),
                                                        new SecureRandom()))
                                .orElseGet(() -> HandedOut.open(bytes(file))));
    }

    private byte[] bytes(String file) {
        try {
            return file.equals("-")
                    ? System.in.readAllBytes()
                    : Files.readAllBytes(surroundings().workingDirectory().resolve(file));
        } catch (IOException unreadable) {
            throw wrong("%s cannot be read. Check its path and permissions.".formatted(file));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
