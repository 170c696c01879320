package dev.sutler.spi;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// Resolves a secret that a setting refers to, so that no catalog file ever holds one.
///
/// A reference is an object: `{env: NAME}` names an environment variable, `{file: PATH}` a file
/// whose content is the secret (one line end at its end does not count).
@FunctionalInterface
public interface SecretSource {

    /// @return the secret; empty when `reference` has another shape or names nothing that can be
    ///   read
    Optional<Secret<String>> resolve(JsonNode reference);
}
