package dev.sutler.app;

import dev.sutler.server.sealing.Keyset;
import dev.sutler.server.sealing.KeysetFile;
import dev.sutler.server.sealing.KeysetUnusableException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `sutler keys create`: makes a keyset for a new store.
@Command(
        name = "create",
        description = "Makes a keyset for a new store.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  sutler keys create /etc/sutler/keyset.json"})
final class KeysCreateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to make.")
    private Path file = Path.of("");

    KeysCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path path = surroundings.workingDirectory().resolve(file).toAbsolutePath().normalize();
        Keyset keyset = Keyset.generate();
        try {
            new KeysetFile(path).create(keyset);
        } catch (KeysetUnusableException unwritable) {
            throw new StartFailure(String.valueOf(unwritable.getMessage()), unwritable);
        }
        surroundings
                .out()
                .println(
                        "Made the key %s in %s. Keep a copy in a safe place: without it nobody can read the credentials in the store."
                                .formatted(keyset.primary(), path));
        return 0;
    }
}
