package dev.sutler.server.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Remembers for a moment which credentials were found to be right, so that the slow hash is not
/// paid for each request.
///
/// What it keeps is a keyed digest under a key that lives as long as the process: a dump of it
/// gives nobody a password.
final class VerifiedCredentials {

    private static final int MOST = 1_000;
    private static final int KEY_BYTES = 32;

    /* Cloned for each digest: to look one up and give it its key costs more than to use it. */
    private final Mac keyed;
    private final LongSupplier nanoTime;
    private final long lifetime;
    private final Map<ByteBuffer, Entry> entries = new LinkedHashMap<>();

    private record Entry(String platform, long verifiedAt) {}

    VerifiedCredentials(SecureRandom random, LongSupplier nanoTime, Duration lifetime) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.keyed = keyed(new SecretKeySpec(bytes, "HmacSHA256"));
        this.nanoTime = nanoTime;
        this.lifetime = lifetime.toNanos();
    }

    /// The platform that these credentials belong to, if they were found to be right a moment ago.
    Optional<String> platform(BasicCredentials credentials) {
        ByteBuffer digest = digest(credentials);
        synchronized (entries) {
            Entry entry = entries.get(digest);
            if (entry == null) {
                return Optional.empty();
            }
            if (nanoTime.getAsLong() - entry.verifiedAt > lifetime) {
                entries.remove(digest);
                return Optional.empty();
            }
            return Optional.of(entry.platform);
        }
    }

    /// These credentials are right.
    void remember(BasicCredentials credentials, String platform) {
        ByteBuffer digest = digest(credentials);
        synchronized (entries) {
            if (entries.size() >= MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
            entries.put(digest, new Entry(platform, nanoTime.getAsLong()));
        }
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
