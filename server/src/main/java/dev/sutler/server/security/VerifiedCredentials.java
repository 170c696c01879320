package dev.sutler.server.security;

import dev.sutler.server.security.CredentialSource.Credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Remembers which credentials were found to be right, for a while after they were used last, so
/// that the slow hash is not paid for each request.
///
/// What it keeps is a keyed digest under a key that lives as long as the process: a dump of it
/// gives nobody a password.
///
/// @param <P> who holds them
final class VerifiedCredentials<P> {

    private static final int MOST = 1_000;
    private static final int KEY_BYTES = 32;
    /* A use is noted when the last note is older than this share of the lifetime. */
    private static final int FRESH_SHARE = 60;

    /* Cloned for each digest: to look one up and give it its key costs more than to use it. */
    private final Mac keyed;
    private final LongSupplier nanoTime;
    private final long lifetime;
    private final Recent<ByteBuffer, Entry<P>> entries = new Recent<>(MOST);

    private record Entry<P>(Credential<P> credential, long usedAt) {}

    VerifiedCredentials(SecureRandom random, LongSupplier nanoTime, Duration lifetime) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.keyed = keyed(new SecretKeySpec(bytes, "HmacSHA256"));
        this.nanoTime = nanoTime;
        this.lifetime = lifetime.toNanos();
    }

    /// What these credentials were found to be, if they were used not long ago.
    Optional<Credential<P>> find(BasicCredentials credentials) {
        ByteBuffer digest = digest(credentials);
        Optional<Entry<P>> entry = entries.get(digest);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        if (now - entry.get().usedAt > lifetime) {
            entries.remove(digest);
            return Optional.empty();
        }
        if (now - entry.get().usedAt > lifetime / FRESH_SHARE) {
            entries.put(digest, new Entry<>(entry.get().credential, now));
        }
        return Optional.of(entry.get().credential);
    }

    /// These are right.
    void remember(BasicCredentials credentials, Credential<P> credential) {
        entries.put(digest(credentials), new Entry<>(credential, nanoTime.getAsLong()));
    }

    /// These are right no more.
    void forget(BasicCredentials credentials) {
        entries.remove(digest(credentials));
    }

    /* A user name holds no colon, so the two parts cannot run into each other. */
    private ByteBuffer digest(BasicCredentials credentials) {
        try {
            Mac mac = (Mac) keyed.clone();
            String text = credentials.username() + ":" + credentials.password().reveal();
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError("the platform's HmacSHA256 can be cloned", impossible);
        }
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has HmacSHA256", impossible);
        }
    }
}
