package dev.sutler.server.postgres;

import dev.sutler.spi.Secret;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The credentials of one kind of holder, platforms or operators, kept as hashes of their
/// passwords. A holder is there as long as it has a credential.
///
/// Each method is one transaction, and throws [dev.sutler.core.store.StoreUnavailableException]
/// when the database does not answer. Of several processes that change the same thing at once, one
/// comes after the other.
public interface StoredCredentials {

    /// All of them, oldest first, those that have expired too.
    List<StoredCredential> all();

    /// Adds one if there is none at all, of any holder: of several processes that start at once,
    /// exactly one succeeds.
    ///
    /// @return whether it was added
    boolean addFirst(NewCredential credential);

    /// Adds the first one of a holder.
    ///
    /// @return false when the holder has one, or the user name is taken
    boolean addHolder(NewCredential credential);

    /// Adds one beside those that its holder has.
    ///
    /// @param expireOthers how long the others go on working; empty for ever. One that expires
    ///   sooner anyway keeps its time
    /// @return false when the holder has none, or the user name is taken
    boolean addAnother(NewCredential credential, Optional<Duration> expireOthers);

    /// Removes one of a holder's.
    ///
    /// @return whether it was there
    boolean remove(String holder, String username);

    /// Notes that these were used now. One that was noted less than a minute ago is left as it is.
    void used(Collection<String> usernames);

    /// A credential to add.
    ///
    /// @param holder the name of the platform or the operator
    /// @param username with what it logs in; no two credentials have the same
    /// @param hash of its password, by an algorithm made for that, with a salt
    /// @param scopes what an operator may do, in words; empty for platforms
    record NewCredential(String holder, String username, Secret<String> hash, Set<String> scopes) {
        public NewCredential {
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(hash, "hash");
            scopes = Set.copyOf(scopes);
        }
    }

    /// A credential as it stands in the database.
    ///
    /// @param holder the name of the platform or the operator
    /// @param username with what it logs in; unique
    /// @param hash of its password
    /// @param scopes what an operator may do, in words; empty for platforms
    /// @param life when what happened to it
    record StoredCredential(
            String holder, String username, Secret<String> hash, Set<String> scopes, Life life) {
        public StoredCredential {
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(hash, "hash");
            scopes = Set.copyOf(scopes);
            Objects.requireNonNull(life, "life");
        }
    }

    /// When what happens to a credential, by the database's clock.
    ///
    /// @param createdAt when it was added
    /// @param lastUsedAt when it was used last, to the minute; empty when it never was
    /// @param expiresAt when it stops working
    /// @param remaining how long it still worked when it was read; not positive when it had expired
    record Life(
            Instant createdAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> expiresAt,
            Optional<Duration> remaining) {
        public Life {
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(lastUsedAt, "lastUsedAt");
            Objects.requireNonNull(expiresAt, "expiresAt");
            Objects.requireNonNull(remaining, "remaining");
        }
    }
}
