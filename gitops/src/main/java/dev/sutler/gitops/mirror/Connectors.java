package dev.sutler.gitops.mirror;

/// Which connector a remote needs.
final class Connectors {

    private Connectors() {}

    static Connector of(Remote remote, MirrorResources resources) {
        return switch (remote.access()) {
            case Access.Anonymous _,
                    Access.UserAndToken _,
                    Access.GitHubApp _,
                    Access.SshKey _ ->
                    transport -> {};
        };
    }
}
