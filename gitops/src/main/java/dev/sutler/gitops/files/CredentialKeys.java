package dev.sutler.gitops.files;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import dev.sutler.spi.Secret;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The private keys that open encrypted credentials. Several of them, so that the pipeline can go
/// over to a new one while older files are still around: a file names its key (`kid`).
public final class CredentialKeys {

    /// Opens nothing.
    public static final CredentialKeys NONE = new CredentialKeys(List.of());

    private final List<JWK> keys;

    private CredentialKeys(List<JWK> keys) {
        this.keys = keys;
    }

    /// A new pair of keys.
    ///
    /// @param privateKeys a JWK set for [#read]
    /// @param publicKey a JWK for [CredentialSealing#read]
    public record Generated(Secret<String> privateKeys, String publicKey) {
        public Generated {
            Objects.requireNonNull(privateKeys, "privateKeys");
            Objects.requireNonNull(publicKey, "publicKey");
        }
    }

    /// Makes a new pair of keys on the curve P-256. Its `kid` is its thumbprint.
    public static Generated generate(SecureRandom random) {
        try {
            ECKey key =
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.ENCRYPTION)
                            .keyIDFromThumbprint(true)
                            .secureRandom(random)
                            .generate();
            return new Generated(
                    Secret.of(new JWKSet(key).toString(false)), key.toPublicJWK().toJSONString());
        } catch (JOSEException noCurve) {
            throw new IllegalStateException("this Java platform does not know P-256", noCurve);
        }
    }

    /// Reads private keys.
    ///
    /// @param text a JWK set, or a single JWK; EC keys on P-256 and RSA keys of at least 2,048 bits
    /// @return `Bad`, of no line, when there is a key in it that cannot be used
    public static Parsed<CredentialKeys> read(Secret<String> text) {
        try {
            List<JWK> keys = JwkText.keys(text.reveal());
            for (JWK key : keys) {
                JwkText.check(key);
                if (!key.isPrivate()) {
                    throw new UnfitFileException(0, "a key lacks its private part");
                }
            }
            checkNames(keys);
            return new Parsed.Good<>(new CredentialKeys(keys));
        } catch (UnfitFileException unfit) {
            return new Parsed.Bad<>(unfit.line(), unfit.problem());
        }
    }

    private static void checkNames(List<JWK> keys) throws UnfitFileException {
        List<String> names =
                keys.stream().map(JWK::getKeyID).filter(Objects::nonNull).distinct().toList();
        if (keys.size() > 1 && names.size() < keys.size()) {
            throw new UnfitFileException(0, "each of several keys needs a `kid` of its own");
        }
    }

    /// What is in a JWE in compact form.
    ///
    /// @throws UnfitFileException when none of the keys opens it; the text says what to do
    byte[] open(String compact) throws UnfitFileException {
        if (keys.isEmpty()) {
            throw unfit(
                    "the credentials are encrypted, and this broker has been given no key that opens"
                            + " them");
        }
        try {
            JWEObject sealed = JWEObject.parse(compact);
            JWEHeader header = sealed.getHeader();
            checkAlgorithms(header);
            sealed.decrypt(decrypter(key(header), header.getAlgorithm()));
            return sealed.getPayload().toBytes();
        } catch (ParseException malformed) {
            throw unfit("`encrypted` must be a JWE in compact form: five parts with dots between");
        } catch (JOSEException | RuntimeException wrong) {
            throw unfit(
                    "the key that it names does not open `encrypted`: seal the credentials again"
                            + " with this broker's public key");
        }
    }

    /* What the sender chooses decides nothing that is not on this list. A compressed content could unfold to anything. */
    private static void checkAlgorithms(JWEHeader header) throws UnfitFileException {
        boolean known =
                JwkText.EC.contains(header.getAlgorithm())
                        || JWEAlgorithm.RSA_OAEP_256.equals(header.getAlgorithm());
        boolean content = EncryptionMethod.A256GCM.equals(header.getEncryptionMethod());
        if (!known || !content || header.getCompressionAlgorithm() != null) {
            throw unfit(
                    "`encrypted` must use ECDH-ES, ECDH-ES+A256KW or RSA-OAEP-256, with A256GCM and"
                            + " without compression");
        }
    }

    private JWK key(JWEHeader header) throws UnfitFileException {
        Optional<String> name = Optional.ofNullable(header.getKeyID());
        if (name.isEmpty() && keys.size() > 1) {
            throw unfit("`encrypted` must name its key (`kid`), since this broker has several");
        }
        return keys.stream()
                .filter(key -> name.isEmpty() || name.get().equals(key.getKeyID()))
                .findFirst()
                .orElseThrow(
                        () ->
                                unfit(
                                        "this broker has no key of the name (`kid`) that `encrypted`"
                                                + " names: seal the credentials again with its public"
                                                + " key"));
    }

    private static JWEDecrypter decrypter(JWK key, JWEAlgorithm algorithm)
            throws JOSEException, UnfitFileException {
        if (key instanceof ECKey curve && JwkText.EC.contains(algorithm)) {
            return new ECDHDecrypter(curve);
        }
        if (key instanceof RSAKey rsa && JWEAlgorithm.RSA_OAEP_256.equals(algorithm)) {
            return new RSADecrypter(rsa);
        }
        throw unfit("`encrypted` uses an algorithm of another kind of key than the one it names");
    }

    private static UnfitFileException unfit(String problem) {
        return new UnfitFileException(0, problem);
    }

    /// Without the keys.
    @Override
    public String toString() {
        return "CredentialKeys[" + keys.size() + "]";
    }
}
