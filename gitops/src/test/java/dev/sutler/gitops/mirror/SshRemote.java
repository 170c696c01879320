package dev.sutler.gitops.mirror;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A repository behind an SSH server.
final class SshRemote implements AutoCloseable {

    private final TestRemote remote;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;

    /// Who is let in.
    final Set<PublicKey> users = ConcurrentHashMap.newKeySet();

    SshRemote(TestRemote remote) {
        this.remote = remote;
        this.hostKey = key(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) ->
                        user.equals("git")
                                && users.stream()
                                        .anyMatch(known -> KeyUtils.compareKeys(known, key)));
        server.setCommandFactory((channel, command) -> new GitCommand(command));
        try {
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static KeyPair key(String type, int size) {
        try {
            return KeyUtils.generateKeyPair(type, size);
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    String url() {
        return "ssh://git@127.0.0.1:" + server.getPort() + "/repo.git";
    }

    /// The line of a `known_hosts` file about this server.
    String knownHost() {
        return "[127.0.0.1]:"
                + server.getPort()
                + " "
                + PublicKeyEntry.toString(hostKey.getPublic())
                + "\n";
    }

    private final class GitCommand extends AbstractCommandSupport {

        GitCommand(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            try (Repository repository = remote.open()) {
                if (getCommand().startsWith("git-upload-pack")) {
                    new UploadPack(repository)
                            .upload(getInputStream(), getOutputStream(), getErrorStream());
                } else {
                    new ReceivePack(repository)
                            .receive(getInputStream(), getOutputStream(), getErrorStream());
                }
                onExit(0);
            } catch (IOException cut) {
                onExit(1, "cut");
            }
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
