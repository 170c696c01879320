package dev.sutler.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// `sutler keys reseal`: seals everything with the present key.
@Command(
        name = "reseal",
        description = "Seals everything with the present key that is sealed with another.",
        mixinStandardHelpOptions = true)
final class KeysResealCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private final ConfigOption config = new ConfigOption();

    KeysResealCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (StoreKeyset store = StoreKeyset.open(surroundings, config.file())) {
            store.reseal(store.keyset());
            return 0;
        }
    }
}
