package dev.sutler.gitops.mirror;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// One branch of one repository, and how it is reached.
///
/// @param url `https://…`, `ssh://…`, `user@host:path`, `file:…` or a path
/// @param branch its short name, such as `main`
/// @param access who we are there
/// @param network what is on the way
public record Remote(String url, String branch, Access access, Network network) {

    public Remote {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(network, "network");
    }

    /// A remote that asks nobody who they are.
    public Remote(String url, String branch) {
        this(url, branch, new Access.Anonymous(), Network.DIRECT);
    }

    /// The same address for everybody to read, without user or password; together with the branch
    /// it is the name under which turns are taken.
    public String displayed() {
        return Urls.displayed(url) + "#" + branch;
    }

    @Override
    public String toString() {
        return displayed();
    }

    /// What is on the way to a remote.
    ///
    /// @param proxy an HTTP proxy; for SSH it is asked to `CONNECT`
    /// @param authorities certificates in PEM that are trusted for HTTPS, instead of Java's own
    /// @param timeout how long the other side may be silent
    /// @param deadline how long one conversation may take altogether
    public record Network(
            Optional<InetSocketAddress> proxy,
            Optional<String> authorities,
            Duration timeout,
            Duration deadline) {

        /// No proxy, Java's authorities, half a minute of silence, ten minutes altogether.
        public static final Network DIRECT =
                new Network(
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10));

        public Network {
            Objects.requireNonNull(proxy, "proxy");
            Objects.requireNonNull(authorities, "authorities");
            Objects.requireNonNull(timeout, "timeout");
            Objects.requireNonNull(deadline, "deadline");
        }
    }
}
