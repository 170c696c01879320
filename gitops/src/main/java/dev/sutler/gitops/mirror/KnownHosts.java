package dev.sutler.gitops.mirror;

import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The servers that are the right ones, as a `known_hosts` file has them. Nothing is ever learned.
final class KnownHosts implements ServerKeyDatabase {

    /// How JGit names a server, as these files do, unless it has the usual port.
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)]:(\\d{1,5})");

    private static final int SSH = 22;
    private static final String REVOKED = "revoked";

    private final List<KnownHostEntry> entries;
    private volatile Optional<String> complaint = Optional.empty();

    private KnownHosts(List<KnownHostEntry> entries) {
        this.entries = entries;
    }

    /// @throws MirrorException if the lines are not those of such a file
    static KnownHosts of(String lines) {
        try (var reader = new BufferedReader(new StringReader(lines))) {
            return new KnownHosts(KnownHostEntry.readKnownHostEntries(reader));
        } catch (IOException | RuntimeException wrong) {
            throw new MirrorException(
                    "The known hosts cannot be read: a line is not as it should be");
        }
    }

    @Override
    public List<PublicKey> lookup(
            String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
        List<PublicKey> keys = new ArrayList<>();
        for (KnownHostEntry entry : entries) {
            if (entry.getMarker() == null && isAbout(entry, connectAddress)) {
                key(entry).ifPresent(keys::add);
            }
        }
        return keys;
    }

    @Override
    public boolean accept(
            String connectAddress,
            InetSocketAddress remoteAddress,
            PublicKey serverKey,
            Configuration config,
            @Nullable CredentialsProvider provider) {
        List<PublicKey> known = lookup(connectAddress, remoteAddress, config);
        boolean right =
                known.stream().anyMatch(key -> KeyUtils.compareKeys(key, serverKey))
                        && !isRevoked(serverKey);
        complaint = right ? Optional.empty() : Optional.of(complaint(known, serverKey));
        return right;
    }

    private static String complaint(List<PublicKey> known, PublicKey serverKey) {
        return (known.isEmpty()
                        ? "is not among the known hosts; it has the key "
                        : "has another key than the known one, as if it were another server: ")
                + KeyUtils.getFingerPrint(serverKey);
    }

    /// What was wrong with the last server, in words that complete "the remote …".
    Optional<String> complaint() {
        return complaint;
    }

    private boolean isRevoked(PublicKey serverKey) {
        return entries.stream()
                .filter(entry -> REVOKED.equals(entry.getMarker()))
                .flatMap(entry -> key(entry).stream())
                .anyMatch(key -> KeyUtils.compareKeys(key, serverKey));
    }

    private static boolean isAbout(KnownHostEntry entry, String connectAddress) {
        Matcher address = WITH_PORT.matcher(connectAddress);
        return address.matches()
                ? entry.isHostMatch(address.group(1), Integer.parseInt(address.group(2)))
                : entry.isHostMatch(connectAddress, SSH);
    }

    private static Optional<PublicKey> key(KnownHostEntry entry) {
        AuthorizedKeyEntry key = entry.getKeyEntry();
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(key.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
        } catch (IOException | GeneralSecurityException ofAnotherKind) {
            return Optional.empty();
        }
    }
}
