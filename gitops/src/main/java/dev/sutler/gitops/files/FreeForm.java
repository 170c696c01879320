package dev.sutler.gitops.files;

import tools.jackson.databind.node.ObjectNode;

/// A file of which nothing is known but that it is a map: `catalog.yml` that a person writes, or
/// any other file where it is looked at as it stands.
public final class FreeForm {

    private FreeForm() {}

    /// Reads a file. Tags are passed over.
    public static Parsed<ObjectNode> read(byte[] bytes) {
        try {
            return new Parsed.Good<>(YamlReader.read(bytes).root());
        } catch (UnfitFileException unfit) {
            return new Parsed.Bad<>(unfit.line(), unfit.problem());
        }
    }
}
