package dev.sutler.gitops.mirror;

import static dev.sutler.gitops.mirror.MirrorRig.settle;
import static dev.sutler.gitops.mirror.MirrorRig.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.Secret;

import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A remote behind SSH.
final class SshTest {

    @TempDir Path folder;
    private MirrorRig rig;
    private TestRemote remote;
    private SshRemote ssh;
    private int opened;

    @BeforeEach
    void open() {
        rig = new MirrorRig(folder);
        remote = TestRemote.ofBroker(folder.resolve("remote.git"));
        ssh = new SshRemote(remote);
    }

    @AfterEach
    void close() {
        rig.close();
        ssh.close();
    }

    private Mirror open(String key, Optional<String> passphrase, Access.HostKeys hosts) {
        return rig.open(
                new Remote(
                        ssh.url(),
                        "main",
                        new Access.SshKey(Secret.of(key), passphrase.map(Secret::of), hosts),
                        Remote.Network.DIRECT),
                "a" + opened++,
                Steps.UNWATCHED);
    }

    private Access.HostKeys known() {
        return new Access.HostKeys.Known(ssh.knownHost());
    }

    private static String openSsh(KeyPair key, Optional<String> passphrase)
            throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext lock = null;
        if (passphrase.isPresent()) {
            lock = new OpenSSHKeyEncryptionContext();
            lock.setPassword(passphrase.get());
            lock.setCipherName("AES");
            lock.setCipherType("256");
        }
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "a comment", lock, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String pem(KeyPair key, Optional<String> passphrase) throws IOException {
        var out = new StringWriter();
        try (var writer = new JcaPEMWriter(out)) {
            if (passphrase.isPresent()) {
                writer.writeObject(
                        key.getPrivate(),
                        new JcePEMEncryptorBuilder("AES-128-CBC")
                                .build(passphrase.get().toCharArray()));
            } else {
                writer.writeObject(key.getPrivate());
            }
        }
        return out.toString();
    }

    private void isLetIn(KeyPair key, String text, Optional<String> passphrase) {
        ssh.users.add(key.getPublic());
        try (Mirror mirror = open(text, passphrase, known())) {
            assertThat(settle(mirror, Write.instance("i" + opened)))
                    .isInstanceOf(Submission.Published.class);
        }
    }

    @Test
    void anEd25519KeyIsUnderstood() throws Exception {
        KeyPair key = SshRemote.key(KeyPairProvider.SSH_ED25519, 256);

        isLetIn(key, openSsh(key, Optional.empty()), Optional.empty());
        isLetIn(key, openSsh(key, Optional.of("secret")), Optional.of("secret"));
    }

    @Test
    void anEcdsaKeyIsUnderstood() throws Exception {
        KeyPair key = SshRemote.key(KeyPairProvider.ECDSA_SHA2_NISTP384, 384);

        isLetIn(key, openSsh(key, Optional.empty()), Optional.empty());
        isLetIn(key, pem(key, Optional.empty()), Optional.empty());
        isLetIn(key, pem(key, Optional.of("secret")), Optional.of("secret"));
        // As UniPipe's Terraform modules hand it over.
        isLetIn(key, pem(key, Optional.empty()).replace('\n', ' '), Optional.empty());
    }

    @Test
    void anRsaKeyIsUnderstood() throws Exception {
        KeyPair key = SshRemote.key(KeyPairProvider.SSH_RSA, 2048);

        isLetIn(key, openSsh(key, Optional.of("secret")), Optional.of("secret"));
        isLetIn(key, pem(key, Optional.empty()).replace('\n', ' '), Optional.empty());
        isLetIn(key, pem(key, Optional.of("secret")).replace('\n', ' '), Optional.of("secret"));
    }

    @Test
    void editsArePublishedAndNewsAreSeen() throws Exception {
        KeyPair key = SshRemote.key(KeyPairProvider.SSH_ED25519, 256);
        ssh.users.add(key.getPublic());
        Mirror mirror = open(openSsh(key, Optional.empty()), Optional.empty(), known());
        List<Write> edits = IntStream.range(0, 100).mapToObj(i -> Write.instance("i" + i)).toList();

        assertThat(settle(mirror, edits).values())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Submission.Published.class));
        assertThat(settle(mirror, Write.instance("one more")))
                .isInstanceOf(Submission.Published.class);
        String status = remote.commit(Map.of("instances/i7/status.yml", "status: succeeded"));

        assertThat(MirrorRig.untilAt(mirror, status).directories("instances")).hasSize(101);
        remote.check();
    }

    @Test
    void aServerWithAnotherKeyIsNotTalkedTo() throws Exception {
        KeyPair key = SshRemote.key(KeyPairProvider.SSH_ED25519, 256);
        ssh.users.add(key.getPublic());
        String other;
        try (var another = new SshRemote(remote)) {
            other =
                    another.knownHost()
                            .replaceFirst("]:\\d+", ssh.knownHost().split(" ")[0].substring(10));
        }

        Mirror changed =
                open(
                        openSsh(key, Optional.empty()),
                        Optional.empty(),
                        new Access.HostKeys.Known(other));
        until("it is seen", () -> changed.standing().state() == Standing.State.HOST_KEY);
        assertThat(changed.standing().message())
                .startsWith("The remote ssh://127.0.0.1:")
                .contains("has another key than the known one", "SHA256:");

        Mirror unknown =
                open(
                        openSsh(key, Optional.empty()),
                        Optional.empty(),
                        new Access.HostKeys.Known(""));
        until("it is seen", () -> unknown.standing().state() == Standing.State.HOST_KEY);
        assertThat(unknown.standing().message())
                .contains("is not among the known hosts; it has the key SHA256:");
        assertThat(unknown.snapshot()).isEmpty();

        Mirror unchecked =
                open(
                        openSsh(key, Optional.empty()),
                        Optional.empty(),
                        new Access.HostKeys.Unchecked());
        until("it is reached", () -> unchecked.standing().good());
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsDenied() throws Exception {
        KeyPair key = SshRemote.key(KeyPairProvider.SSH_ED25519, 256);

        Mirror mirror = open(openSsh(key, Optional.empty()), Optional.empty(), known());

        until("it is denied", () -> mirror.standing().state() == Standing.State.DENIED);
    }

    @Test
    void aKeyThatCannotBeReadIsToldAtOnceAndNotRepeated() throws Exception {
        KeyPair key = SshRemote.key(KeyPairProvider.SSH_ED25519, 256);
        String locked = openSsh(key, Optional.of("secret"));

        assertThatThrownBy(() -> open(locked, Optional.of("wrong"), known()))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("the passphrase is a wrong one")
                .hasMessageNotContaining("wrong1")
                .hasNoCause();
        assertThatThrownBy(() -> open(locked, Optional.empty(), known()))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("need a passphrase");
        assertThatThrownBy(() -> open("nonsense", Optional.empty(), known()))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("does not begin with");
    }
}
