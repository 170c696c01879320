package dev.sutler.gitops.files;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/// Seals credentials for a broker, with its public key: what stands in the repository then tells
/// nothing. It is what a pipeline uses.
public final class CredentialSealing {

    private final JWK key;
    private final SecureRandom random;

    private CredentialSealing(JWK key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /// Reads a public key.
    ///
    /// @param text a JWK, or a set of exactly one
    /// @return `Bad`, of no line, when it cannot be used; also when it is a private key, which
    ///   belongs to the broker alone
    public static Parsed<CredentialSealing> read(String text, SecureRandom random) {
        try {
            List<JWK> keys = JwkText.keys(text);
            JWK key = keys.getFirst();
            JwkText.check(key);
            if (keys.size() > 1) {
                throw new UnfitFileException(0, "give one key: several stand here");
            }
            if (key.isPrivate()) {
                throw new UnfitFileException(
                        0,
                        "this is a private key: only the broker may have it, give the public one");
            }
            return new Parsed.Good<>(new CredentialSealing(key, random));
        } catch (UnfitFileException unfit) {
            return new Parsed.Bad<>(unfit.line(), unfit.problem());
        }
    }

    /// The credentials as a JWE in compact form.
    public String seal(ObjectNode credentials) {
        byte[] content = YamlWriter.write(credentials, Map.of());
        try {
            return switch (key) {
                case ECKey curve -> seal(content, curve);
                case RSAKey rsa -> seal(content, rsa);
                default -> throw new IllegalStateException("such a key was refused when read");
            };
        } catch (JOSEException noCipher) {
            throw new IllegalStateException("this Java platform cannot seal", noCipher);
        }
    }

    /// The bytes of `credentials.yml` with the credentials sealed in it.
    public byte[] file(ObjectNode credentials) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put(Credentials.ENCRYPTED, seal(credentials));
        return YamlWriter.write(file, Map.of());
    }

    private String seal(byte[] content, ECKey curve) throws JOSEException {
        ECDHEncrypter encrypter = new ECDHEncrypter(curve);
        encrypter.getJCAContext().setSecureRandom(random);
        JWEObject sealed = unsealed(JWEAlgorithm.ECDH_ES_A256KW, content);
        sealed.encrypt(encrypter);
        return sealed.serialize();
    }

    private String seal(byte[] content, RSAKey rsa) throws JOSEException {
        RSAEncrypter encrypter = new RSAEncrypter(rsa);
        encrypter.getJCAContext().setSecureRandom(random);
        JWEObject sealed = unsealed(JWEAlgorithm.RSA_OAEP_256, content);
        sealed.encrypt(encrypter);
        return sealed.serialize();
    }

    private JWEObject unsealed(JWEAlgorithm algorithm, byte[] content) {
        return new JWEObject(
                new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM)
                        .keyID(key.getKeyID())
                        .build(),
                new Payload(content));
    }
}
