package dev.sutler.server.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import dev.sutler.spi.Secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The keys that secrets are sealed with: one seals, all open. Immutable.
///
/// As text it is Tink's JSON format, in the clear. All keys are AES-GCM, and what a key has sealed
/// begins with its id.
public final class Keyset {

    private static final byte FORMAT = 1;

    private final KeysetHandle handle;

    private Keyset(KeysetHandle handle) {
        this.handle = handle;
    }

    /// A keyset with one new key.
    public static Keyset generate() {
        try {
            return new Keyset(
                    KeysetHandle.newBuilder()
                            .setConfiguration(tink())
                            .addEntry(freshKey().makePrimary())
                            .build());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has AES-GCM", impossible);
        }
    }

    /// Reads a keyset.
    ///
    /// @param where what the text was found in, for the message
    /// @throws KeysetUnusableException when it is no keyset, or none that can be used here
    public static Keyset parse(Secret<String> text, String where) {
        try {
            Keyset keyset =
                    new Keyset(
                            TinkJsonProtoKeysetFormat.parseKeyset(
                                    text.reveal(), tink(), InsecureSecretKeyAccess.get()));
            if (keyset.entries().allMatch(Keyset::fits)) {
                return keyset;
            }
            throw new KeysetUnusableException(
                    where
                            + " has a key that is not AES-GCM with Tink's prefix, or that is"
                            + " disabled. Make a keyset with `sutler keys create FILE`.");
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException bad) {
            // The reason is kept out, since it may quote what it did not understand.
            throw new KeysetUnusableException(
                    where
                            + " holds no keyset. Restore the one that the store was sealed with;"
                            + " for a new store make one with `sutler keys create FILE`.");
        }
    }

    private static KeysetHandle.Builder.Entry freshKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
    }

    private static Configuration tink() throws GeneralSecurityException {
        AeadConfig.register();
        return RegistryConfiguration.get();
    }

    private static boolean fits(KeysetHandle.Entry entry) {
        return entry.getStatus() == KeyStatus.ENABLED
                && entry.getKey().getParameters() instanceof AesGcmParameters parameters
                && parameters.getVariant() == AesGcmParameters.Variant.TINK;
    }

    /// The keyset as text.
    public Secret<String> text() {
        try {
            return Secret.of(
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            handle, tink(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("AES-GCM keys have a text", impossible);
        }
    }

    /// The ids of all keys, oldest first.
    public List<KeyId> ids() {
        return entries().map(entry -> new KeyId(entry.getId())).toList();
    }

    /// The key that seals.
    public KeyId primary() {
        return new KeyId(handle.getPrimary().getId());
    }

    /// Whether the newest key does not seal yet: it was added so that every process knows it before
    /// it is used.
    public boolean prepared() {
        return !ids().getLast().equals(primary());
    }

    /// This keyset with one more key, which does not seal yet.
    public Keyset withPrepared() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        builder.addEntry(freshKey());
        return new Keyset(built(builder));
    }

    /// This keyset with its newest key sealing.
    public Keyset promoted() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        builder.getAt(builder.size() - 1).makePrimary();
        return new Keyset(built(builder));
    }

    /// This keyset without one of its keys, which must not be the one that seals.
    public Keyset without(KeyId id) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        builder.deleteAt(ids().indexOf(id));
        return new Keyset(built(builder));
    }

    /// Whether both have the same keys, and the same one seals.
    boolean same(Keyset other) {
        return handle.equalsKeyset(other.handle);
    }

    Aead aead() {
        try {
            return handle.getPrimitive(tink(), Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("AES-GCM is registered", impossible);
        }
    }

    /// What everything begins with that this key has sealed.
    public static byte[] mark(KeyId id) {
        return ByteBuffer.allocate(KeyId.MARK_LENGTH).put(FORMAT).putInt(id.value()).array();
    }

    /// The key that has sealed something; of no meaning for what is too short or of another format.
    static KeyId sealer(byte[] sealed) {
        return KeyId.ofMark(Arrays.copyOf(sealed, KeyId.MARK_LENGTH));
    }

    private Stream<KeysetHandle.Entry> entries() {
        return IntStream.range(0, handle.size()).mapToObj(handle::getAt);
    }

    private static KeysetHandle built(KeysetHandle.Builder builder) {
        try {
            return builder.setConfiguration(tink()).build();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("a keyset with a primary key can be built", impossible);
        }
    }

    @Override
    public String toString() {
        return "Keyset" + ids();
    }
}
