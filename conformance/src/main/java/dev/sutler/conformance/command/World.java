package dev.sutler.conformance.command;

import java.io.Console;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the command finds around it.
///
/// @param environment the environment variables
/// @param prompt asks whoever sits at the terminal for a password; empty when nobody does
/// @param ids a new id for each resource and each request
/// @param clock the time of day
/// @param nanoTime a monotonic clock
/// @param pause waits
/// @param atStop told what to do when the process is stopped, and gives a way to take it back
public record World(
        Map<String, String> environment,
        Supplier<Optional<String>> prompt,
        Supplier<String> ids,
        Clock clock,
        LongSupplier nanoTime,
        Consumer<Duration> pause,
        AtStop atStop) {

    /// How the ids begin of everything that the kit makes.
    static final String MARK = "05bc4ec0";

    public World {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(nanoTime, "nanoTime");
        Objects.requireNonNull(pause, "pause");
        Objects.requireNonNull(atStop, "atStop");
    }

    /// Registers what to do when the process is stopped.
    @FunctionalInterface
    public interface AtStop {
        /// @return takes it back
        Runnable register(Runnable action);
    }

    /// What this process finds around it.
    public static World ofThisProcess() {
        return new World(
                System.getenv(),
                World::ask,
                ids(new SecureRandom()),
                Clock.systemUTC(),
                System::nanoTime,
                pause -> LockSupport.parkNanos(pause.toNanos()),
                World::atStop);
    }

    /// The time of day.
    public Instant now() {
        return clock.instant();
    }

    /* The rest is chance, so that two runs on one broker never meet. */
    private static Supplier<String> ids(SecureRandom chance) {
        return () -> {
            byte[] bytes = new byte[12];
            chance.nextBytes(bytes);
            String hex = HexFormat.of().formatHex(bytes);
            return "%s-%s-4%s-8%s-%s"
                    .formatted(
                            MARK,
                            hex.substring(0, 4),
                            hex.substring(4, 7),
                            hex.substring(7, 10),
                            hex.substring(10, 22));
        };
    }

    private static Optional<String> ask() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .flatMap(console -> Optional.ofNullable(console.readPassword("Password: ")))
                .map(String::new);
    }

    private static Runnable atStop(Runnable action) {
        Thread hook = Thread.ofPlatform().name("osb-check-stop").unstarted(action);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException runsAlready) {
                // The process is being stopped: the action does what is to be done.
            }
        };
    }
}
