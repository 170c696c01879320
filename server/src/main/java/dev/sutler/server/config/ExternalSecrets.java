package dev.sutler.server.config;

import dev.sutler.spi.Secret;
import dev.sutler.spi.SecretSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Secrets from the environment and from files: `{env: NAME}` and `{file: PATH}`.
public final class ExternalSecrets implements SecretSource {

    private final Path workingDirectory;
    private final Map<String, String> environment;

    /// @param workingDirectory what relative paths are relative to
    /// @param environment the environment variables of the process
    public ExternalSecrets(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<Secret<String>> resolve(JsonNode reference) {
        if (!reference.isObject() || reference.size() != 1) {
            return Optional.empty();
        }
        JsonNode variable = reference.path("env");
        if (variable.isString()) {
            return Optional.ofNullable(environment.get(variable.stringValue()))
                    .filter(value -> !value.isEmpty())
                    .map(Secret::of);
        }
        JsonNode file = reference.path("file");
        return file.isString()
                ? SecretFiles.read(workingDirectory, file.stringValue())
                : Optional.empty();
    }
}
