package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `sutler keys reseal`: seals everything with the present key.
@Command(
        name = "reseal",
        description = "Seals everything with the present key that is sealed with another.",
        mixinStandardHelpOptions = true)
final class KeysResealCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; ./sutler.yaml if it is there.")
    private Optional<Path> config = Optional.empty();

    KeysResealCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (StoreKeyset store = StoreKeyset.open(surroundings, config)) {
            store.reseal(store.keyset());
            return 0;
        }
    }
}
