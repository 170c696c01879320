package dev.sutler.gitops.mirror;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Which connector a remote needs.
final class Connectors {

    private Connectors() {}

    /// @param directory one that belongs to the mirror
    /// @throws MirrorException if a key or a certificate cannot be read
    static Connector of(Remote remote, Path directory, InstantSource clock) {
        Remote.Network network = remote.network();
        return switch (remote.access()) {
            case Access.Anonymous _ -> new HttpsConnector(HttpsConnector.Login.NONE, network);
            case Access.UserAndToken user -> new HttpsConnector(() -> Optional.of(user), network);
            case Access.GitHubApp app ->
                    new HttpsConnector(new GitHubAppLogin(app, network, clock), network);
            case Access.SshKey key -> new SshConnector(key, network, directory);
        };
    }
}
