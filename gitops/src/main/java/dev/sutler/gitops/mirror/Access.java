package dev.sutler.gitops.mirror;

import dev.sutler.spi.Secret;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/// Who we are to a remote.
public sealed interface Access {

    /// Nobody in particular.
    record Anonymous() implements Access {}

    /// HTTPS with a user and a password or token.
    record UserAndToken(String user, Secret<String> token) implements Access {
        public UserAndToken {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(token, "token");
        }
    }

    /// HTTPS as an installation of a GitHub App.
    ///
    /// @param app the app's id or client id
    /// @param installation the installation's id
    /// @param key its private key in PEM; line breaks may have become spaces
    /// @param api the root of GitHub's API
    record GitHubApp(String app, String installation, Secret<String> key, URI api)
            implements Access {

        /// Where github.com has its API.
        public static final URI GITHUB = URI.create("https://api.github.com");

        public GitHubApp {
            Objects.requireNonNull(app, "app");
            Objects.requireNonNull(installation, "installation");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(api, "api");
        }
    }

    /// SSH with a private key: ed25519, ECDSA or RSA.
    ///
    /// @param key in OpenSSH's format or PEM; line breaks may have become spaces, as in UniPipe's
    ///   `GIT_SSH_KEY`
    /// @param passphrase what the key is locked with
    /// @param hosts which servers are the right ones
    record SshKey(Secret<String> key, Optional<Secret<String>> passphrase, HostKeys hosts)
            implements Access {
        public SshKey {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(passphrase, "passphrase");
            Objects.requireNonNull(hosts, "hosts");
        }
    }

    /// Which SSH servers are the right ones.
    sealed interface HostKeys {

        /// Those in these lines of a `known_hosts` file. With none, every server is a wrong one.
        record Known(String lines) implements HostKeys {
            public Known {
                Objects.requireNonNull(lines, "lines");
            }
        }

        /// Whichever answers: whoever can redirect the connection can read and write everything.
        record Unchecked() implements HostKeys {}
    }
}
