package dev.sutler.server.security;

import dev.sutler.spi.Secret;

import java.util.List;
import java.util.Objects;

/// Where credentials are looked up. Asked on every request, so it answers from memory.
///
/// @param <P> who holds them: the name of a platform, or an [Operator]
@FunctionalInterface
public interface CredentialSource<P> {

    /// All credentials with this user name that are valid now.
    ///
    /// @throws dev.sutler.core.store.StoreUnavailableException when they cannot be read now
    List<Credential<P>> withUsername(String username);

    /// Notes that a credential with this user name has been used just now.
    default void used(String username) {}

    /// What somebody may log in with.
    ///
    /// @param holder whose it is
    /// @param username its user name, without a colon
    /// @param hash the password's bcrypt hash
    record Credential<P>(P holder, String username, Secret<String> hash) {
        public Credential {
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(hash, "hash");
        }
    }
}
