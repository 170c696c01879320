package dev.sutler.conformance.command;

import dev.sutler.conformance.BrokerClient.Target;
import dev.sutler.conformance.report.Words;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The options that say where the broker is, and how to get in.
final class Connection {

    /// The environment variable of the password.
    static final String PASSWORD = "OSB_CHECK_PASSWORD";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "URL",
            description = "The broker's address, without /v2.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--user", paramLabel = "USER", description = "The user name.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "A file with the password. Without it: $"
                            + PASSWORD
                            + ", or else you are asked.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--api-version",
            paramLabel = "VERSION",
            defaultValue = "2.17",
            description = "The version of the API to speak (2.17): 2.13 to 2.17.")
    private String version = "2.17";

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates (PEM) to trust, in place of the system's.")
    private Optional<Path> authorities = Optional.empty();

    @Option(names = "--insecure", description = "Trust every certificate.")
    private boolean insecure;

    /// @throws CommandFailure when something is missing or cannot be used
    Target target(World world) {
        String address =
                url.orElseThrow(() -> new CommandFailure("give the broker's address: URL"));
        String name = user.orElseThrow(() -> new CommandFailure("give the user name: --user USER"));
        if (!version.matches("\\d{1,3}\\.\\d{1,3}")) {
            throw new CommandFailure(Words.line(version) + " is no version: give one like 2.17");
        }
        return new Target(base(address), name, password(world), version);
    }

    HttpClient client() {
        return Tls.client(authorities, insecure);
    }

    private static URI base(String address) {
        try {
            URI given = URI.create(address.replaceFirst("/+$", ""));
            String scheme = Optional.ofNullable(given.getScheme()).orElse("");
            boolean usable =
                    scheme.toLowerCase(Locale.ROOT).matches("https?")
                            && given.getHost() != null
                            && given.getRawQuery() == null
                            && given.getRawFragment() == null;
            if (!usable) {
                throw new CommandFailure(
                        "the address must be like https://broker.example.com, without a query");
            }
            if (given.getRawUserInfo() != null) {
                throw new CommandFailure(
                        "the address must have no user and password: use --user and"
                                + " --password-file");
            }
            return given;
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailure(
                    "the address must be like https://broker.example.com", malformed);
        }
    }

    private String password(World world) {
        if (passwordFile.isPresent()) {
            return read(passwordFile.get());
        }
        return Optional.ofNullable(world.environment().get(PASSWORD))
                .or(() -> world.prompt().get())
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "give the password: --password-file FILE, or $"
                                                + PASSWORD));
    }

    /* An editor leaves a line's end behind it, which is no part of the password. */
    private static String read(Path file) {
        try {
            return Files.readString(file).replaceFirst("\\R$", "");
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    file + " cannot be read: name a file with the password", unreadable);
        }
    }
}
