package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.regex.Pattern;

/// Reads `credentials.yml`, in the open or sealed.
final class Credentials {

    /// The only key of a file whose credentials are sealed. A text under it that is no JWE is an
    /// error, since what was meant to be secret would otherwise be handed out half.
    static final String ENCRYPTED = "encrypted";

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Credentials() {}

    static ObjectNode read(byte[] bytes, CredentialKeys keys) throws UnfitFileException {
        Document file = YamlReader.read(bytes);
        JsonNode sealed = file.root().path(ENCRYPTED);
        if (file.root().size() > 1 || !sealed.isString()) {
            return file.root();
        }
        byte[] content;
        try {
            content = keys.open(BLANKS.matcher(sealed.stringValue()).replaceAll(""));
        } catch (UnfitFileException unfit) {
            throw new UnfitFileException(file.place(ENCRYPTED).line(), unfit.problem());
        }
        try {
            return YamlReader.read(content).root();
        } catch (UnfitFileException unfit) {
            throw new UnfitFileException(
                    file.place(ENCRYPTED).line(),
                    "what is encrypted cannot be read, %s".formatted(unfit.getMessage()));
        }
    }
}
