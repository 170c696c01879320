package dev.sutler.gitops.tool;

import dev.sutler.spi.Secret;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Who a command is to the remote.
public sealed interface Login {

    /// Whoever the clone says: a user and password in the remote's URL, `http.extraHeader` in its
    /// configuration, or the keys in `~/.ssh`.
    record OfTheClone() implements Login {}

    /// HTTPS with a user and a password or token.
    record UserAndToken(String user, Secret<String> token) implements Login {
        public UserAndToken {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(token, "token");
        }
    }

    /// SSH with a private key, to servers that `~/.ssh/known_hosts` knows.
    ///
    /// @param file where the key is
    /// @param passphrase what it is locked with
    record SshKeyFile(Path file, Optional<Secret<String>> passphrase) implements Login {
        public SshKeyFile {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(passphrase, "passphrase");
        }
    }
}
