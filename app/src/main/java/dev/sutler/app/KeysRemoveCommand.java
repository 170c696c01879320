package dev.sutler.app;

import dev.sutler.server.sealing.KeyId;
import dev.sutler.server.sealing.Keyset;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `sutler keys remove`: takes a key out of the keyset that nothing needs any more.
@Command(
        name = "remove",
        description = "Takes a key out of the keyset, if nothing in the store needs it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Backups of the store that are older than the last `keys rotate` need the key:",
            "keep a copy of the old keyset as long as you keep them."
        })
final class KeysRemoveCommand implements Callable<Integer> {

    /* Longer than a broker takes to tell that it seals with a key, and to take up a changed file. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final Surroundings surroundings;

    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the changed keyset here, a new file, instead of in its place.")
    private Optional<Path> output = Optional.empty();

    @Parameters(index = "0", paramLabel = "KEY", description = "The key, by its number.")
    private String number = "";

    KeysRemoveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (StoreKeyset store = StoreKeyset.open(surroundings, config.file())) {
            Keyset keyset = store.keyset();
            KeyId key =
                    KeyId.parse(number)
                            .filter(keyset.ids()::contains)
                            .orElseThrow(() -> unknown(keyset));
            if (key.equals(keyset.primary())) {
                throw new StartFailure(
                        "The key %s seals. Make another one seal first: sutler keys rotate"
                                .formatted(key));
            }
            Optional<String> needed = store.sealed().forget(key, QUIET);
            if (needed.isPresent()) {
                throw new StartFailure("The key %s stays. %s".formatted(key, needed.get()));
            }
            Path written =
                    store.write(
                            keyset.without(key),
                            output.map(surroundings.workingDirectory()::resolve));
            store.note("remove-key", key);
            surroundings.out().println("Removed the key %s: see %s.".formatted(key, written));
            return 0;
        }
    }

    private StartFailure unknown(Keyset keyset) {
        return new StartFailure(
                "The keyset has no key with this number. It has: "
                        + keyset.ids().stream()
                                .map(KeyId::toString)
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
