package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `sutler aot`: makes the cache with which the broker's JVM starts in half the time (JEP 483 and
/// 514).
@Command(
        name = "aot",
        description = "Makes the cache of classes that halves the time of a start.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Runs a broker of its own on an embedded PostgreSQL in a temporary folder, sends",
            "it a few requests, and leaves what its JVM learned beside sutler.jar. It takes",
            "about twenty seconds. The cache is good for this build, this Java and these",
            "options of the JVM; the JVM passes over one that does not fit."
        })
final class AotCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--if-stale", description = "Not when there is one that fits.")
    private boolean ifStale;

    AotCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path cache =
                Optional.ofNullable(System.getProperty("sutler.aot"))
                        .map(Path::of)
                        .orElseThrow(
                                () ->
                                        new StartFailure(
                                                "Only the launcher, ./sutler, can make a cache."));
        ThisJava java = ThisJava.here();
        if (ifStale && java.accepts(cache)) {
            return 0;
        }
        try {
            // Not in the system's folder: the cache is moved to its place, and must appear there
            // whole.
            Path folder =
                    Files.createTempDirectory(
                            cache.toAbsolutePath().getParent(), cache.getFileName() + ".");
            try {
                Path made = new TrainingRun(java, surroundings.home(), folder).cache();
                Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
                deleteEarlier(cache);
            } finally {
                TrainingRun.delete(folder);
            }
        } catch (IOException impossible) {
            throw new StartFailure(
                    "The cache cannot be written: %s. `sutler aot` needs to write into the folder of sutler.jar."
                            .formatted(impossible.getMessage()),
                    impossible);
        }
        surroundings.out().println("Made " + cache + ".");
        return 0;
    }

    /* The launcher names a cache for the jars that it was made of: `sutler.1234.aot`. */
    private static void deleteEarlier(Path cache) throws IOException {
        String name = cache.getFileName().toString();
        String kind = name.substring(0, name.indexOf('.') + 1);
        try (Stream<Path> files = Files.list(cache.toAbsolutePath().getParent())) {
            for (Path file : files.toList()) {
                String other = file.getFileName().toString();
                if (other.startsWith(kind) && other.endsWith(".aot") && !other.equals(name)) {
                    Files.delete(file);
                }
            }
        }
    }
}
