package dev.sutler.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A short life of a broker, from whose classes its JVM makes a cache at the end.
///
/// It has a store of its own in a folder that goes afterwards, and none of this process's settings:
/// nothing of the operator's is touched.
final class TrainingRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Pattern ADDRESS = Pattern.compile("listens on +(http://\\S+)");
    private static final Pattern CREDENTIAL =
            Pattern.compile("username +(\\S+)\\s+password +(\\S+)\\s");

    /* With profiles from a cache, the compiler works on much at once while the broker still starts, on the same
    processors: that costs a start more than it gains. */
    private static final List<String> WITHOUT_PROFILES =
            List.of(
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTRecordTraining");

    private static final String CACHE = "cache.aot";

    private final ThisJava java;
    private final Path home;
    private final Path folder;
    private final Path output;

    /// @param folder an empty one, for everything that this run makes
    TrainingRun(ThisJava java, Path home, Path folder) {
        this.java = java;
        this.home = home;
        this.folder = folder;
        this.output = folder.resolve("output.txt");
    }

    /// Runs the broker and has it asked for everything that it can do.
    ///
    /// @return the cache, within the folder
    Path cache() throws IOException, InterruptedException {
        Process broker = start();
        try {
            TrainingRequests requests = awaitStart(broker);
            requests.sendAll();
            broker.destroy();
            if (!broker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw failed("it did not stop");
            }
        } finally {
            broker.destroyForcibly().waitFor();
        }
        Path cache = folder.resolve(CACHE);
        if (!Files.exists(cache)) {
            throw failed("the JVM wrote none");
        }
        return cache;
    }

    private Process start() throws IOException {
        List<String> options = new ArrayList<>(WITHOUT_PROFILES);
        options.add("-XX:AOTCacheOutput=" + folder.resolve(CACHE));
        List<String> command = java.command(options, "serve");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SUTLER_"));
        builder.environment().put("SUTLER_SERVER_PORT", "0");
        builder.environment().put("SUTLER_DATA_DIRECTORY", folder.resolve("data").toString());
        builder.environment()
                .put("SUTLER_CATALOG_DIRECTORY", home.resolve("catalog").toAbsolutePath() + "");
        return builder.start();
    }

    private TrainingRequests awaitStart(Process broker) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String said = Files.readString(output);
            Matcher address = ADDRESS.matcher(said);
            Matcher credential = CREDENTIAL.matcher(said);
            if (address.find() && credential.find()) {
                return new TrainingRequests(
                        address.group(1), credential.group(1) + ":" + credential.group(2));
            }
            if (broker.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("it did not start");
            }
        }
        throw failed("it did not start in time");
    }

    private StartFailure failed(String why) throws IOException {
        Optional<String> last =
                Files.readAllLines(output).stream()
                        .filter(line -> !line.isBlank())
                        .reduce((_, later) -> later);
        return new StartFailure(
                "No cache was made, since the broker of the training run failed: %s (%s)."
                        .formatted(why, last.orElse("no word")));
    }

    /// Removes a folder with everything in it.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
