package dev.sutler.server.tls;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;

/// An authority that issues certificates for one test.
public final class TestAuthority {

    private final KeyPair keys = keyPair("EC");
    private final AtomicLong serial = new AtomicLong();
    private final X500Name name;
    private final X509Certificate certificate;

    /// A certificate and its key.
    public record Issued(X509Certificate certificate, PrivateKey key) {}

    public TestAuthority(String commonName) {
        name = new X500Name("CN=" + commonName);
        certificate = sign(name, keys, Duration.ofDays(1_000), true).certificate();
    }

    /// The authority's own certificate.
    public X509Certificate certificate() {
        return certificate;
    }

    /// A certificate of this authority.
    ///
    /// @param subject a distinguished name
    /// @param left until it expires; it has expired when that is negative
    public Issued issue(String subject, Duration left, GeneralName... alternatives) {
        return sign(new X500Name(subject), keyPair("EC"), left, false, alternatives);
    }

    /// A certificate for localhost over keys of this algorithm: RSA, EC or Ed25519.
    public Issued server(String algorithm, Duration left) {
        return sign(
                new X500Name("CN=localhost"),
                keyPair(algorithm),
                left,
                false,
                new GeneralName(GeneralName.dNSName, "localhost"));
    }

    private Issued sign(
            X500Name subject,
            KeyPair of,
            Duration left,
            boolean authority,
            GeneralName... alternatives) {
        Instant end = Instant.now().plus(left);
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(serial.incrementAndGet()),
                        Date.from(end.minus(Duration.ofDays(2_000))),
                        Date.from(end),
                        subject,
                        of.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (alternatives.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            }
            return new Issued(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(
                                            new JcaContentSignerBuilder("SHA256withECDSA")
                                                    .build(keys.getPrivate()))),
                    of.getPrivate());
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyPair keyPair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(2_048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
