package dev.sutler.app;

import dev.sutler.gitops.tool.CloneOptions;
import dev.sutler.gitops.tool.CloneOptions.Reach;
import dev.sutler.gitops.tool.Login;
import dev.sutler.spi.Secret;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Which remote a clone goes with, and who we are there: the options and variables of every command
/// that fetches or pushes.
final class RemoteOptions {

    private static final String USERNAME = "SUTLER_GITOPS_USERNAME";
    private static final String PASSWORD = "SUTLER_GITOPS_PASSWORD";
    private static final String PASSWORD_FILE = "SUTLER_GITOPS_PASSWORD_FILE";
    private static final String KEY_FILE = "SUTLER_GITOPS_SSH_KEY_FILE";
    private static final String PASSPHRASE_FILE = "SUTLER_GITOPS_SSH_PASSPHRASE_FILE";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--remote",
            paramLabel = "NAME",
            description = "The remote. Default: that of the branch, else origin.")
    private Optional<String> remote = Optional.empty();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The branch there. Default: the one that is checked out.")
    private Optional<String> branch = Optional.empty();

    @Option(
            names = "--username",
            paramLabel = "NAME",
            description = {
                "For HTTPS, with a password or token. Default: " + USERNAME + ".",
                "Without it the clone's own way is taken: a user and password in the URL,"
                        + " http.extraHeader in its configuration, or the keys in ~/.ssh."
            })
    private Optional<String> username = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Where the password or token stands. Default: "
                            + PASSWORD_FILE
                            + ", or the value of "
                            + PASSWORD
                            + ".")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--ssh-key",
            paramLabel = "FILE",
            description =
                    "A private key for SSH; its passphrase stands in the file that "
                            + PASSPHRASE_FILE
                            + " names. Default: "
                            + KEY_FILE
                            + ". The server's key has to be in ~/.ssh/known_hosts.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--git",
            description =
                    "Has the program git fetch and push, with its credential helpers and all else"
                            + " that it is set up for.")
    private boolean systemGit;

    @Option(
            names = "--network-timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long the remote may be silent. Default: 30s.")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "How often a push is tried. Default: 10.")
    private int tries = 10;

    /// What was named, and what else is known.
    CloneOptions options(Surroundings surroundings, CloneOption clone, CloneOptions.Author author) {
        if (tries < 1) {
            throw wrong("--tries must be at least 1.");
        }
        return new CloneOptions(
                clone.directory(surroundings),
                remote,
                branch,
                new Reach(login(surroundings), systemGit, timeout, tries),
                author);
    }

    private Login login(Surroundings surroundings) {
        Optional<String> user = username.or(() -> set(surroundings, USERNAME));
        Optional<Path> ssh = key.or(() -> set(surroundings, KEY_FILE).map(Path::of));
        if (user.isPresent() && ssh.isPresent()) {
            throw wrong("Name a user or an SSH key, not both.");
        }
        if (systemGit && (username.isPresent() || key.isPresent())) {
            throw wrong("With --git, the program git says who we are.");
        }
        if (ssh.isPresent()) {
            return new Login.SshKeyFile(
                    surroundings.workingDirectory().resolve(ssh.get()),
                    set(surroundings, PASSPHRASE_FILE)
                            .map(file -> read(surroundings, Path.of(file))));
        }
        return user.<Login>map(name -> new Login.UserAndToken(name, password(surroundings)))
                .orElseGet(Login.OfTheClone::new);
    }

    private Secret<String> password(Surroundings surroundings) {
        return passwordFile
                .or(() -> set(surroundings, PASSWORD_FILE).map(Path::of))
                .map(file -> read(surroundings, file))
                .or(() -> set(surroundings, PASSWORD).map(Secret::of))
                .orElseThrow(
                        () ->
                                wrong(
                                        "A user needs a password: use --password-file, "
                                                + PASSWORD_FILE
                                                + " or "
                                                + PASSWORD
                                                + "."));
    }

    private Secret<String> read(Surroundings surroundings, Path file) {
        try {
            return Secret.of(
                    Files.readString(surroundings.workingDirectory().resolve(file)).strip());
        } catch (IOException unreadable) {
            throw wrong("%s cannot be read. Check its path and permissions.".formatted(file));
        }
    }

    private static Optional<String> set(Surroundings surroundings, String name) {
        return Optional.ofNullable(surroundings.environment().get(name))
                .filter(value -> !value.isBlank());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
