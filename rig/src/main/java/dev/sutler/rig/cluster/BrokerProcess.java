package dev.sutler.rig.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One broker from its start to its end, which nobody needs to have wanted.
final class BrokerProcess {

    private static final Pattern ADDRESS = Pattern.compile("listens on +http://127.0.0.1:(\\d+)");
    private static final Pattern CREDENTIAL =
            Pattern.compile("username +(\\S+)\\s+password +(\\S+)");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path log;

    private BrokerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param main the class to start
    /// @param folder its working directory
    /// @param variables beside those that this process has, as far as they are not Sutler's
    /// @param log what it prints is added to this file
    static BrokerProcess start(
            List<String> main, Path folder, Map<String, String> variables, Path log) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dsutler.home=" + folder,
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(main);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SUTLER_"));
        builder.environment().putAll(variables);
        try {
            return new BrokerProcess(builder.start(), log);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Where it listens, once it does.
    Optional<Integer> port() {
        return found(ADDRESS).map(match -> Integer.parseInt(match.group(1)));
    }

    /// The credential of a first start: username and password.
    Optional<Credential> credential() {
        return found(CREDENTIAL).map(match -> new Credential(match.group(1), match.group(2)));
    }

    /// @param password so that it does not stand in an artefact
    record Credential(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    private Optional<Matcher> found(Pattern pattern) {
        return Optional.of(pattern.matcher(output())).filter(Matcher::find);
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException notYet) {
            return "";
        }
    }

    /// Sends it a signal: `STOP`, `CONT`, `TERM` or `KILL`.
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A broker does not end; its log is " + log);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    int exitCode() {
        return process.exitValue();
    }
}
