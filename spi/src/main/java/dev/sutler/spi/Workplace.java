package dev.sutler.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What the providers of one type share within this process, besides their back ends.
public final class Workplace {

    private static final Turns NOT_NOW =
            new Turns() {
                @Override
                public Optional<Turn> take(String name, Duration atMost) {
                    return Optional.empty();
                }
            };

    private final Supplier<Path> directory;
    private final Turns turns;

    /// @param directory a folder that is there
    public Workplace(Path directory, Turns turns) {
        this(() -> directory, turns);
        Objects.requireNonNull(directory, "directory");
    }

    /// @param directory makes the folder at its first call, and answers the same from then on
    public Workplace(Supplier<Path> directory, Turns turns) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.turns = Objects.requireNonNull(turns, "turns");
    }

    /// For where nothing is made and nothing done, such as the check of a catalog: there is no
    /// directory, and never a turn.
    public static Workplace none() {
        return new Workplace(
                () -> {
                    throw new IllegalStateException("Nothing is to be kept here");
                },
                NOT_NOW);
    }

    /// A folder for what may vanish at any time, such as copies of what stands elsewhere. It is
    /// there when this returns, belongs to this process and its type of providers alone, and may
    /// hold what an earlier process left in it.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be made; it may be possible later
    public Path directory() {
        return directory.get();
    }

    /// One replica at a time.
    public Turns turns() {
        return turns;
    }
}
