package dev.sutler.gitops.files;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads and writes the files. Reading takes any bytes and never throws: see [Parsed] and [Status].
///
/// Files are read with YAML tags and without, with quotes and without, in camelCase and in
/// snake_case; keys that nobody knows are passed over. A file has at most 1 MiB, and no aliases.
public final class Files {

    private Files() {}

    /// Reads `instance.yml`. Whether the ids in it are those of its directory is not looked at.
    public static Parsed<InstanceFile> instance(byte[] bytes) {
        return parsed(() -> WantedFiles.instance(bytes));
    }

    /// Reads `binding.yml`. Whether the ids in it are those of its directory is not looked at.
    public static Parsed<BindingFile> binding(byte[] bytes) {
        return parsed(() -> WantedFiles.binding(bytes));
    }

    /// Reads `status.yml`. It is never [Status.Absent].
    public static Status status(byte[] bytes) {
        return StatusReader.read(bytes);
    }

    /// Reads `credentials.yml` where no key is known that opens encrypted ones.
    public static Parsed<ObjectNode> credentials(byte[] bytes) {
        return credentials(bytes, CredentialKeys.NONE);
    }

    /// Reads `credentials.yml`: any map, in the open or sealed ([CredentialSealing]). A file of
    /// nothing is a map of nothing.
    public static Parsed<ObjectNode> credentials(byte[] bytes, CredentialKeys keys) {
        return parsed(() -> Credentials.read(bytes, keys));
    }

    /// Reads `delivery.yml`.
    public static Parsed<DeliveryFile> delivery(byte[] bytes) {
        return parsed(() -> DeliveryReader.read(bytes));
    }

    /// The bytes of `instance.yml`.
    public static byte[] write(InstanceFile instance, Style style) {
        return write(WantedFiles.tree(instance), style);
    }

    /// The bytes of `binding.yml`.
    public static byte[] write(BindingFile binding, Style style) {
        return write(WantedFiles.tree(binding), style);
    }

    /// The bytes of `status.yml`.
    public static byte[] status(State state, String description, Optional<String> operation) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("status", state.word());
        file.put("description", description);
        operation.ifPresent(id -> file.put(Stamps.OPERATION, id));
        return YamlWriter.write(file, Map.of());
    }

    /// The bytes of `credentials.yml`, for anybody to read.
    public static byte[] credentials(ObjectNode credentials) {
        return YamlWriter.write(credentials, Map.of());
    }

    private static byte[] write(ObjectNode file, Style style) {
        return YamlWriter.write(
                file,
                switch (style) {
                    case PLAIN -> Map.of();
                    case TAGGED -> tags(file);
                });
    }

    private static Map<String, String> tags(ObjectNode file) {
        Map<String, String> tags = new HashMap<>();
        tags.put(WantedFiles.IDENTITY, tag(file.path(WantedFiles.IDENTITY)));
        tags.put(WantedFiles.CONTEXT, tag(file.path(WantedFiles.CONTEXT)));
        return tags;
    }

    private static String tag(JsonNode value) {
        String platform = value.path("platform").asString("");
        return platform.equals("cloudfoundry") || platform.equals("kubernetes")
                ? platform
                : "PlatformContext";
    }

    private static <T> Parsed<T> parsed(Reading<T> reading) {
        try {
            return new Parsed.Good<>(reading.read());
        } catch (UnfitFileException unfit) {
            return new Parsed.Bad<>(unfit.line(), unfit.problem());
        }
    }

    /// One way to read a file.
    private interface Reading<T> {
        T read() throws UnfitFileException;
    }
}
