package dev.sutler.app;

import dev.sutler.server.sealing.Keyset;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `sutler keys rotate`: a new key seals from now on.
@Command(
        name = "rotate",
        description = "Makes a new key, or takes the prepared one, and seals everything with it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Brokers that read the same file take the new key up by themselves. Where each",
            "has a copy of its own, all must know a key before it seals: run it with",
            "--prepare, give the file to all brokers, then run it again without.",
            "",
            "Examples:",
            "  sutler keys rotate",
            "  sutler keys rotate --prepare",
            "  sutler keys rotate --output new-keyset.json"
        })
final class KeysRotateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(names = "--prepare", description = "Only add a new key, which does not seal yet.")
    private boolean prepare;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the changed keyset here, a new file, and do nothing else.")
    private Optional<Path> output = Optional.empty();

    KeysRotateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (StoreKeyset store = StoreKeyset.open(surroundings, config.file())) {
            Keyset present = store.keyset();
            Keyset changed = changed(present);
            Path written =
                    store.write(changed, output.map(surroundings.workingDirectory()::resolve));
            store.note(
                    prepare ? "prepare-key" : "rotate-key",
                    prepare ? changed.ids().getLast() : changed.primary());
            if (prepare) {
                say(
                        "The key %s is prepared in %s. Give this file to all brokers; then run: sutler keys rotate"
                                .formatted(changed.ids().getLast(), written));
            } else if (output.isPresent()) {
                say(
                        "The key %s seals in %s. Give this keyset to all brokers; then run: sutler keys reseal"
                                .formatted(changed.primary(), written));
            } else {
                say("The key %s seals from now on, by %s.".formatted(changed.primary(), written));
                store.reseal(changed);
                say(
                        "The key %s is still needed by backups of the store. When it is not: sutler keys remove %s"
                                .formatted(present.primary(), present.primary()));
            }
            return 0;
        }
    }

    private Keyset changed(Keyset present) {
        if (prepare && present.prepared()) {
            throw new StartFailure(
                    "The key %s is prepared already. When all brokers have the keyset, run: sutler keys rotate"
                            .formatted(present.ids().getLast()));
        }
        if (prepare) {
            return present.withPrepared();
        }
        return present.prepared() ? present.promoted() : present.withPrepared().promoted();
    }

    private void say(String line) {
        surroundings.out().println(line);
    }
}
