package dev.sutler.app;

import dev.sutler.spi.Secret;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The real PostgreSQL that a broker without a configured store brings along: durable, with
/// passwords, on loopback.
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String HOST = "127.0.0.1";
    private static final String MARKER = "postgres-initialised";
    /* Of postmaster.pid: process, data directory, time of the start, port. */
    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Path log;

    private EmbeddedServer(EmbeddedPostgres server, Path log) {
        this.server = server;
        this.log = log;
    }

    /// A login and a database of this server.
    record Login(String database, String username, Secret<String> password, int port) {
        String host() {
            return HOST;
        }

        String jdbcUrl() {
            return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
        }
    }

    /// Starts the server, for the first time or again. A server that a killed broker left running
    /// is stopped first.
    ///
    /// @param port 0 to choose a free one at the first start and keep it
    static EmbeddedServer start(
            DataDirectory directory, int port, Supplier<Secret<String>> passwords) {
        Path home = directory.resolve("postgres");
        Path data = home.resolve("data");
        try {
            Files.createDirectories(home);
            stopLeftOver(data);
            removeHalfMade(data, directory.resolve(MARKER));
            int chosen = port(directory, port);
            Secret<String> superuser = directory.secret("postgres-superuser", passwords);
            EmbeddedPostgres server =
                    builder(home, directory.resolve("postgres-superuser"), superuser, chosen)
                            .start();
            directory.kept(MARKER, () -> "yes");
            return new EmbeddedServer(server, home.resolve("server.log"));
        } catch (IOException | RuntimeException failed) {
            throw new StartFailure(explain(failed, home.resolve("server.log")), failed);
        }
    }

    /// Whether the first start on this directory came to its end.
    static boolean initialised(Path directory) {
        return Files.exists(directory.resolve(MARKER));
    }

    /// The port of the server that runs on this directory, as its own file tells; empty when none
    /// does.
    static Optional<Integer> runningOn(Path directory) {
        try {
            List<String> lines = Files.readAllLines(pidFile(directory.resolve("postgres/data")));
            return lines.stream()
                    .skip(PORT_LINE)
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,5}"))
                    .map(Integer::valueOf);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    int port() {
        return server.getPort();
    }

    /// The login that may do everything. Used for nothing but making the others.
    Login superuser(DataDirectory directory) {
        return new Login(
                "postgres",
                "postgres",
                Secret.of(directory.kept("postgres-superuser", () -> "")),
                server.getPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            LOG.warn("The embedded PostgreSQL could not be stopped; see {}", log, failed);
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Path home, Path passwordFile, Secret<String> password, int port) {
        var log = ProcessBuilder.Redirect.appendTo(home.resolve("server.log").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("program").toFile())
                .setDataDirectory(home.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // These reach initdb, after the library's own "trust everybody", and win.
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password.reveal())
                // The library's defaults are made for tests and lose data.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "300")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("password_encryption", "scram-sha-256");
    }

    /* Chosen once: the address stands in the credentials that were handed out. */
    private static int port(DataDirectory directory, int configured) {
        return configured != 0
                ? configured
                : Integer.parseInt(
                        directory.kept("postgres-port", () -> Integer.toString(freePort())));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /* The directory's lock is ours, so whatever server runs on the data belongs to a broker that was killed. */
    private static void stopLeftOver(Path data) throws IOException {
        Path pidFile = pidFile(data);
        if (Files.notExists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> leftOver =
                lines.stream()
                        .findFirst()
                        .map(String::strip)
                        .filter(line -> line.matches("[0-9]{1,9}"))
                        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                        .filter(EmbeddedServer::isPostgres);
        if (leftOver.isPresent()) {
            LOG.info("Stopping the PostgreSQL that an earlier broker left running");
            stop(leftOver.get());
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    /* Without the marker the first start never came to its end, so there is nothing in the folder but what is in the
    way of another first start. */
    private static void removeHalfMade(Path data, Path marker) throws IOException {
        if (Files.notExists(data) || Files.exists(marker)) {
            return;
        }
        LOG.info("Removing what a first start that was cut short has left");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
    }

    /* SIGINT ends the sessions; SIGTERM, which Java could send, would wait for them for ever. */
    private static void stop(ProcessHandle process) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stays) {
            throw new IOException("process " + process.pid() + " does not stop", stays);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurry);
        }
    }

    private static String explain(Exception failed, Path log) {
        boolean root = "root".equals(System.getProperty("user.name"));
        return "The embedded PostgreSQL did not start ("
                + failed.getMessage()
                + "). Its log is "
                + log
                + "."
                + (root
                        ? " PostgreSQL does not run as root; where `unshare` is forbidden, as in"
                                + " many containers, start Sutler as an ordinary user."
                        : "")
                + " Or give Sutler a PostgreSQL of yours with SUTLER_STORE_URL.";
    }
}
