package dev.sutler.gitops.mirror;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jcajce.interfaces.EdDSAPrivateKey;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/// Private keys as OpenSSL writes them: PKCS#1, SEC1 and PKCS#8, locked or not.
///
/// Apache's SSH reads most of them, too, but none of SEC1 that leaves the public key out.
final class PemKeys {

    private final Provider provider = new BouncyCastleProvider();
    private final JcaPEMKeyConverter converter = new JcaPEMKeyConverter().setProvider(provider);
    private final Optional<char[]> passphrase;

    PemKeys(Optional<char[]> passphrase) {
        this.passphrase = passphrase;
    }

    /// The first key in a text.
    KeyPair read(String pem) throws IOException, GeneralSecurityException {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return switch (parser.readObject()) {
                case PEMKeyPair pair -> pair(pair.getPrivateKeyInfo());
                case PEMEncryptedKeyPair locked ->
                        pair(
                                locked.decryptKeyPair(
                                                new JcePEMDecryptorProviderBuilder()
                                                        .setProvider(provider)
                                                        .build(passphrase()))
                                        .getPrivateKeyInfo());
                case PrivateKeyInfo info -> pair(info);
                case PKCS8EncryptedPrivateKeyInfo locked -> pair(unlocked(locked));
                case null, default -> throw new PEMException("not a private key");
            };
        }
    }

    private PrivateKeyInfo unlocked(PKCS8EncryptedPrivateKeyInfo locked)
            throws IOException, GeneralSecurityException {
        try {
            return locked.decryptPrivateKeyInfo(
                    new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(provider)
                            .build(passphrase()));
        } catch (OperatorCreationException | PKCSException wrong) {
            throw new GeneralSecurityException("cannot be unlocked", wrong);
        }
    }

    private char[] passphrase() throws GeneralSecurityException {
        return passphrase.orElseThrow(() -> new GeneralSecurityException("needs a passphrase"));
    }

    private KeyPair pair(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        PrivateKey key = converter.getPrivateKey(info);
        return new KeyPair(publicKey(key), key);
    }

    private PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
        return switch (key) {
            case RSAPrivateCrtKey rsa ->
                    KeyFactory.getInstance("RSA", provider)
                            .generatePublic(
                                    new RSAPublicKeySpec(
                                            rsa.getModulus(), rsa.getPublicExponent()));
            case ECPrivateKey ec -> {
                ECParameterSpec curve = ec.getParameters();
                yield KeyFactory.getInstance("EC", provider)
                        .generatePublic(
                                new ECPublicKeySpec(
                                        curve.getG().multiply(ec.getD()).normalize(), curve));
            }
            case EdDSAPrivateKey ed -> ed.getPublicKey();
            default -> throw new GeneralSecurityException("is of an unknown kind");
        };
    }
}
