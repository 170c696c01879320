package dev.sutler.app;

import dev.sutler.gitops.tool.KeyFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// `sutler gitops keys create`: makes keys for credentials in the repository.
@Command(
        name = "create",
        description = {
            "Makes a pair of keys, so that a pipeline can put credentials into the repository that"
                    + " only the broker can read.",
            "The private key goes into FILE, which `credentials-key: {file: FILE}` in an offering's"
                    + " provider block names. The public one is for `sutler gitops update"
                    + " --encrypt-to`."
        },
        footerHeading = "%nExample:%n",
        footer = "  sutler gitops keys create credentials-key.json --public broker.jwk")
final class GitopsKeysCreate extends GitopsCommand {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The file to make, for the broker alone.")
    private Path file = Path.of("");

    @Option(
            names = "--public",
            paramLabel = "FILE",
            description = "Where the public key goes. Default: it is printed.")
    private Optional<Path> publicFile = Optional.empty();

    GitopsKeysCreate(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() {
        Path directory = surroundings().workingDirectory();
        String key = KeyFiles.create(directory.resolve(file), new SecureRandom());
        if (publicFile.isEmpty()) {
            surroundings().out().println(key);
            return 0;
        }
        try {
            Files.writeString(directory.resolve(publicFile.get()), key + "\n");
        } catch (IOException unwritable) {
            surroundings().out().println(key);
            throw new ParameterException(
                    spec.commandLine(),
                    "%s cannot be written; the public key is printed instead."
                            .formatted(publicFile.get()));
        }
        return 0;
    }
}
