package dev.sutler.gitops.mirror;

import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.sshd.ProxyData;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/// SSH with one key and the known hosts that it is told. What stands in the home directory of
/// whoever runs the process plays no part, and no agent is asked.
final class SshConnector implements Connector {

    private final SshdSessionFactory sessions;
    private final Optional<KnownHosts> known;

    /// @param directory one that exists and in which nothing is for SSH
    /// @throws MirrorException if the key or the known hosts cannot be read
    SshConnector(Access.SshKey access, Remote.Network network, Path directory) {
        KeyPair key = PrivateKeys.read(access.key(), access.passphrase());
        this.known =
                switch (access.hosts()) {
                    case Access.HostKeys.Known lines -> Optional.of(KnownHosts.of(lines.lines()));
                    case Access.HostKeys.Unchecked _ -> Optional.empty();
                };
        ServerKeyDatabase servers = known.<ServerKeyDatabase>map(it -> it).orElse(new AnyHost());
        File nothing = directory.toAbsolutePath().resolve("ssh").toFile();
        this.sessions =
                new SshdSessionFactoryBuilder()
                        .setPreferredAuthentications("publickey")
                        .setHomeDirectory(nothing)
                        .setSshDirectory(nothing)
                        .setConfigFile(home -> new File(nothing, "config"))
                        .setConfigStoreFactory((home, config, user) -> new NoConfiguration())
                        .setDefaultIdentities(home -> List.of())
                        .setDefaultKnownHostsFiles(home -> List.of())
                        .setDefaultKeysProvider(home -> List.of(key))
                        .setServerKeyDatabase((home, ssh) -> servers)
                        .setConnectorFactory(null)
                        .setProxyDataFactory(
                                server -> network.proxy().map(SshConnector::proxy).orElse(null))
                        .build(null);
    }

    private static ProxyData proxy(InetSocketAddress address) {
        return new ProxyData(new Proxy(Proxy.Type.HTTP, address));
    }

    @Override
    public void prepare(Transport transport) {
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(sessions);
        }
    }

    @Override
    public Optional<String> complaint() {
        return known.flatMap(KnownHosts::complaint);
    }

    @Override
    public void close() {
        sessions.close();
    }

    private static final class AnyHost implements ServerKeyDatabase {

        @Override
        public List<PublicKey> lookup(
                String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
            return List.of();
        }

        @Override
        public boolean accept(
                String connectAddress,
                InetSocketAddress remoteAddress,
                PublicKey serverKey,
                Configuration config,
                @Nullable CredentialsProvider provider) {
            return true;
        }
    }

    /// Says nothing about any host.
    private static final class NoConfiguration implements SshConfigStore {

        @Override
        public HostConfig lookup(String hostName, int port, String userName) {
            return lookupDefault(hostName, port, userName);
        }

        @Override
        public HostConfig lookupDefault(String hostName, int port, String userName) {
            return SshConfigStore.EMPTY_CONFIG;
        }
    }
}
