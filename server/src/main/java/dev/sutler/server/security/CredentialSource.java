package dev.sutler.server.security;

import dev.sutler.spi.Secret;

import java.util.List;
import java.util.Objects;

/// Where the platforms' credentials are kept.
@FunctionalInterface
public interface CredentialSource {

    /// All credentials with this user name, active ones only. There is more than one while a
    /// password is being changed.
    ///
    /// @throws dev.sutler.core.store.StoreUnavailableException when they cannot be read now
    List<Credential> withUsername(String username);

    /// What one platform may authenticate with.
    ///
    /// @param platform the platform's name
    /// @param username its user name, without a colon
    /// @param hash the password's bcrypt hash
    record Credential(String platform, String username, Secret<String> hash) {
        public Credential {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(hash, "hash");
        }
    }
}
