package dev.sutler.server.postgres;

import dev.sutler.spi.Secret;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The credentials with which platforms may ask, kept as hashes of their passwords.
public interface PlatformCredentials {

    /// All of them, oldest first.
    ///
    /// @throws dev.sutler.core.store.StoreUnavailableException when the database does not answer
    List<StoredCredential> all();

    /// Adds one if there is none at all: of several processes that start at once, exactly one
    /// succeeds.
    ///
    /// @param platform the platform's name
    /// @param username with what it logs in
    /// @param hash of its password, by an algorithm made for that, with a salt
    /// @return whether it was added
    /// @throws dev.sutler.core.store.StoreUnavailableException when the database does not answer
    boolean addFirst(String platform, String username, Secret<String> hash);

    /// One credential.
    ///
    /// @param platform the platform's name
    /// @param username with what it logs in; unique
    /// @param hash of its password
    /// @param createdAt when it was added
    record StoredCredential(
            String platform, String username, Secret<String> hash, Instant createdAt) {
        public StoredCredential {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(createdAt, "createdAt");
        }
    }
}
