package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.CredentialSealing;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.FreeForm;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.tool.ToolException.Kind;

import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.util.Arrays;

/// The credentials that a pipeline hands out, as they are to stand in `credentials.yml`.
public final class HandedOut {

    private static final String SEALED = "encrypted";

    private final byte[] bytes;

    private HandedOut(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Credentials as they are: a map in YAML or JSON. They may be sealed already.
    ///
    /// @throws ToolException if the broker could not read them
    public static HandedOut open(byte[] file) {
        boolean sealed =
                FreeForm.read(file) instanceof Parsed.Good<ObjectNode>(ObjectNode map)
                        && map.path(SEALED).isString();
        if (!sealed) {
            var _ = map(file);
        }
        return new HandedOut(endingWell(file));
    }

    /// Credentials that only the owner of a key can read.
    ///
    /// @param publicKey a JWK
    /// @throws ToolException if the broker could not read them, or the key is none
    public static HandedOut sealed(byte[] file, String publicKey, SecureRandom random) {
        ObjectNode map = map(file);
        return switch (CredentialSealing.read(publicKey, random)) {
            case Parsed.Good<CredentialSealing>(CredentialSealing sealing) ->
                    new HandedOut(sealing.file(map));
            case Parsed.Bad<CredentialSealing> bad ->
                    throw new ToolException(
                            Kind.CANNOT, "The public key cannot be used: " + bad.sentence() + ".");
        };
    }

    private static ObjectNode map(byte[] file) {
        return switch (Files.credentials(file)) {
            case Parsed.Good<ObjectNode>(ObjectNode map) -> map;
            case Parsed.Bad<ObjectNode> bad ->
                    throw new ToolException(
                            Kind.CANNOT, "The credentials cannot be used: " + bad.sentence() + ".");
        };
    }

    private static byte[] endingWell(byte[] file) {
        if (file.length == 0 || file[file.length - 1] == '\n') {
            return file.clone();
        }
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        longer[file.length] = '\n';
        return longer;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Without what is secret.
    @Override
    public String toString() {
        return "HandedOut";
    }
}
