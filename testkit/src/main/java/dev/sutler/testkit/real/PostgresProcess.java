package dev.sutler.testkit.real;

import dev.sutler.spi.Secret;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The process of one PostgreSQL server and the folder that it lives in.
final class PostgresProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresBinaries binaries;
    private final Path home;
    private final Secret<String> password;
    private Optional<EmbeddedPostgres> running = Optional.empty();
    private int port;

    PostgresProcess(PostgresBinaries binaries, Secret<String> password) {
        this.binaries = binaries;
        this.password = password;
        try {
            this.home = Files.createTempDirectory("sutler-postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove, "postgres-remover"));
    }

    Path log() {
        return home.resolve("server.log");
    }

    synchronized int port() {
        return port;
    }

    synchronized void start() {
        try {
            EmbeddedPostgres server = builder().start();
            port = server.getPort();
            running = Optional.of(server);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "PostgreSQL did not start; its log is " + log() + ":\n" + logText(), e);
        }
    }

    private EmbeddedPostgres.Builder builder() throws IOException {
        Path passwordFile = home.resolve("password");
        Files.writeString(passwordFile, password.reveal());
        var log = ProcessBuilder.Redirect.appendTo(log().toFile());
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(binaries)
                .setOverrideWorkingDirectory(unpackFolder().toFile())
                .setDataDirectory(home.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // These three reach initdb. Passwords count from the first second, also for
                // loopback.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password.reveal())
                // The library itself turns fsync off, which is right here: the data dies with the
                // JVM. What was committed must outlive a crash of the server all the same.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", home.toString())
                .setServerConfig("log_statement", "all")
                .setServerConfig("log_line_prefix", "%m:%p:%u@%d:");
    }

    /// Unpacked once per user, not per run. A folder for all users would belong to whoever came
    /// first.
    private static Path unpackFolder() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "sutler-test-postgres-" + System.getProperty("user.name"));
    }

    /// As a power failure would: nobody is asked to finish, and the next start recovers.
    synchronized void kill() {
        try {
            String pid = Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst().strip();
            ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            // The signal of `pg_ctl stop -m immediate`, which Java alone cannot send.
            new ProcessBuilder("/bin/sh", "-c", "kill -QUIT " + Long.parseLong(pid))
                    .inheritIO()
                    .start();
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The PostgreSQL server could not be killed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while killing the server", e);
        }
        stop();
    }

    /// As an administrator would.
    synchronized void stop() {
        running.ifPresent(
                server -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        running = Optional.empty();
    }

    synchronized void remove() {
        stop();
        if (Files.notExists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + home + " (" + e.getMessage() + ")");
        }
    }

    String logText() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
