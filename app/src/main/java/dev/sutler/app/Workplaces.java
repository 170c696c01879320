package dev.sutler.app;

import dev.sutler.server.config.Configuration;
import dev.sutler.spi.Turns;
import dev.sutler.spi.Workplace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The folders in which this process's providers keep what may vanish, one for each type; made when
/// the first provider asks for its own, and never before.
///
/// Each process takes one of the numbered folders below a common one, so that replicas on one
/// machine share none, and a broker that starts again finds what it left. A folder of the system's
/// for temporary files, where there is no other, goes with the process.
final class Workplaces implements AutoCloseable {

    /* More processes than that on one machine are a mistake. */
    private static final int MOST_FOLDERS = 1_000;

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Optional<Path> common;
    private final Turns turns;
    private Optional<Held> held = Optional.empty();

    /* The folder that this process has hold of. */
    private record Held(Path folder, AutoCloseable hold) {}

    /// @param common the folder with the numbered ones; empty for a temporary one
    Workplaces(Optional<Path> common, Turns turns) {
        this.common = common;
        this.turns = turns;
    }

    static Workplaces of(Configuration configuration, Turns turns) {
        return new Workplaces(configuration.files().workDirectory(), turns);
    }

    /// What the providers of a type share.
    Workplace of(String type) {
        return new Workplace(() -> directory(type), turns);
    }

    private synchronized Path directory(String type) {
        try {
            if (held.isEmpty()) {
                held = Optional.of(common.isPresent() ? numbered(common.get()) : temporary());
            }
            return Files.createDirectories(held.get().folder().resolve(type), OWNER_ONLY);
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "Providers have no folder to work in: %s. Set work-directory to a place that can be written to."
                            .formatted(unusable.getMessage()),
                    unusable);
        }
    }

    private static Held numbered(Path common) throws IOException {
        for (int number = 1; number <= MOST_FOLDERS; number++) {
            Path folder = common.resolve(Integer.toString(number));
            Optional<DataDirectory> mine = DataDirectory.holdOf(folder);
            if (mine.isPresent()) {
                return new Held(folder, mine.get());
            }
        }
        throw new IOException("all numbers in " + common + " are taken");
    }

    private static Held temporary() throws IOException {
        Path folder = Files.createTempDirectory("sutler-work-", OWNER_ONLY);
        return new Held(folder, () -> TrainingRun.delete(folder));
    }

    /// Lets go of the folder. To be called when no provider works any more.
    @Override
    public synchronized void close() {
        held.ifPresent(mine -> new Undo(mine.hold()).close());
        held = Optional.empty();
    }
}
