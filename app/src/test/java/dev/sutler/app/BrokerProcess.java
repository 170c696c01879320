package dev.sutler.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program itself, in a process of its own, which can be killed.
final class BrokerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern ADDRESS = Pattern.compile("listens on +http://127.0.0.1:(\\d+)");
    private static final Pattern CREDENTIAL =
            Pattern.compile("username +(\\S+)\\s+password +(\\S+)");

    private final Process process;
    private final Path output;

    private BrokerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// @param folder its working directory
    /// @param variables beside those that this process has, as far as they are not Sutler's
    static BrokerProcess start(Path folder, Map<String, String> variables) {
        return start(folder, variables, Main.class);
    }

    /// One with shorter leases than an ordinary one, so that a test need not wait half a minute for
    /// a take-over.
    static BrokerProcess start(Path folder, Map<String, String> variables, Duration lease) {
        Map<String, String> more = new HashMap<>(variables);
        more.put("SUTLER_RIG_LEASE_MILLIS", Long.toString(lease.toMillis()));
        return start(folder, more, RigBroker.class);
    }

    private static BrokerProcess start(
            Path folder, Map<String, String> variables, Class<?> program) {
        try {
            Path output = Files.createTempFile(folder, "output", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    System.getProperty("java.home") + "/bin/java",
                                    "-Xmx256m",
                                    "-Dsutler.home=" + Checkout.find().root(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    program.getName(),
                                    "serve")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SUTLER_"));
            builder.environment().putAll(variables);
            return new BrokerProcess(builder.start(), output);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Waits until it listens.
    BrokerProcess ready() {
        Pauses.until(
                "the broker listens",
                PATIENCE,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The broker has ended:\n" + output());
                    }
                    return ADDRESS.matcher(output()).find() && output().contains("started in");
                });
        return this;
    }

    String output() {
        try (BufferedReader lines = Files.newBufferedReader(output)) {
            return lines.readAllAsString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The credential of a first start.
    record Credential(String username, String password) {}

    Credential credential() {
        Pauses.until("a credential", PATIENCE, () -> CREDENTIAL.matcher(output()).find());
        Matcher found = CREDENTIAL.matcher(output());
        if (!found.find()) {
            throw new AssertionError(output());
        }
        return new Credential(found.group(1), found.group(2));
    }

    Platform platform(HttpClient http, Credential credential) {
        Matcher found = ADDRESS.matcher(output());
        if (!found.find()) {
            throw new AssertionError(output());
        }
        return new Platform(
                http,
                Integer.parseInt(found.group(1)),
                credential.username(),
                credential.password());
    }

    /// As `kill -9` does it.
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /// As a service manager does it, with SIGTERM.
    ///
    /// @return the exit code
    int stop() {
        process.destroy();
        return exitCode();
    }

    /// As an operator does it, with SIGHUP.
    void hangUp() {
        signal("HUP");
    }

    /// Stops it in its tracks: it does nothing, and does not know that time goes by.
    void pause() {
        signal("STOP");
    }

    /// Lets it go on as if nothing had been.
    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The broker does not stop:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
