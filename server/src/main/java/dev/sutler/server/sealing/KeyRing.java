package dev.sutler.server.sealing;

import com.google.crypto.tink.Aead;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Secrets sealed with the keys of a keyset that this process holds.
///
/// The keyset may change while the process runs. A new key can *open* as soon as the keyset is read
/// again, which happens by itself when something was sealed with a key that is not there yet. It
/// *seals* only from [#use] on, so that whoever calls it can see to it that others know the key
/// first.
public final class KeyRing implements SecretStore {

    /// A keyset ready to be used; the primitive is made once.
    private record Ready(Keyset keyset, Aead aead, Set<KeyId> ids) {
        static Ready of(Keyset keyset) {
            return new Ready(keyset, keyset.aead(), Set.copyOf(keyset.ids()));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final Supplier<Keyset> source;
    private volatile Ready sealing;
    private volatile Ready opening;

    private KeyRing(Keyset keyset, Supplier<Keyset> source) {
        this.source = Objects.requireNonNull(source, "source");
        this.sealing = Ready.of(keyset);
        this.opening = sealing;
    }

    /// A ring whose keyset never changes.
    public static KeyRing of(Keyset keyset) {
        return new KeyRing(keyset, () -> keyset);
    }

    /// A ring whose keyset is read again when a key is missing.
    ///
    /// @param source throws [KeysetUnusableException] when there is none
    public static KeyRing reading(Supplier<Keyset> source) {
        return new KeyRing(source.get(), source);
    }

    @Override
    public byte[] seal(Place place, byte[] secret) {
        try {
            return sealing.aead().encrypt(secret, place.bytes());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("AES-GCM seals everything that fits into memory", impossible);
        }
    }

    @Override
    public byte[] open(Place place, byte[] sealed) {
        try {
            return keysFor(place, Keyset.sealer(sealed)).aead().decrypt(sealed, place.bytes());
        } catch (GeneralSecurityException _) {
            throw CannotOpenException.damaged(place);
        }
    }

    private Ready keysFor(Place place, KeyId key) {
        return Stream.of(sealing, opening)
                .filter(keys -> keys.ids().contains(key))
                .findFirst()
                .or(() -> Optional.of(readAgain()).filter(keys -> keys.ids().contains(key)))
                .orElseThrow(() -> CannotOpenException.keyMissing(place, key.toString()));
    }

    @Override
    public byte[] mark() {
        return Keyset.mark(sealing.keyset().primary());
    }

    /// The keyset of the source, if another key seals there than here: call [#use] with it when the
    /// key is known wherever it has to be.
    public Optional<Keyset> changed() {
        Keyset now = readAgain().keyset();
        return now.same(sealing.keyset()) ? Optional.empty() : Optional.of(now);
    }

    /// From now on this keyset's primary key seals.
    public void use(Keyset keyset) {
        Ready ready = Ready.of(keyset);
        opening = ready;
        sealing = ready;
    }

    /// The keyset whose primary key seals now.
    public Keyset keyset() {
        return sealing.keyset();
    }

    /* A keyset that cannot be read now is no reason to lose the one that is here. */
    private synchronized Ready readAgain() {
        try {
            Keyset now = source.get();
            if (!now.same(opening.keyset())) {
                opening = Ready.of(now);
            }
        } catch (KeysetUnusableException unusable) {
            LOG.warn("The keyset cannot be read again: {}", unusable.getMessage());
        }
        return opening;
    }
}
