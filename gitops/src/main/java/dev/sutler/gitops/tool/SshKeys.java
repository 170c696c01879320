package dev.sutler.gitops.tool;

import dev.sutler.spi.Secret;

import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// SSH with a key in a file.
final class SshKeys {

    private SshKeys() {}

    /// Sessions that log in with this key and no other.
    ///
    /// @throws ToolException if there is no such file
    static SshdSessionFactory factory(Login.SshKeyFile key) {
        if (!Files.isReadable(key.file())) {
            throw new ToolException(
                    ToolException.Kind.CANNOT,
                    "The SSH key %s cannot be read. Check its path and permissions."
                            .formatted(key.file()));
        }
        File home = FS.DETECTED.userHome();
        return new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setHomeDirectory(home)
                .setSshDirectory(new File(home, ".ssh"))
                .setDefaultIdentities(_ -> List.<Path>of(key.file()))
                .setKeyPasswordProvider(_ -> new Passphrase(key.passphrase()))
                .build(null);
    }

    /// What unlocks the key.
    private record Passphrase(Optional<Secret<String>> passphrase) implements KeyPasswordProvider {

        @Override
        public char[] getPassphrase(URIish key, int attempt) {
            return passphrase
                    .map(secret -> secret.reveal().toCharArray())
                    .orElseGet(() -> new char[0]);
        }

        @Override
        public void setAttempts(int attempts) {}

        @Override
        public boolean keyLoaded(URIish key, int attempt, Exception failure) {
            return false;
        }
    }
}
