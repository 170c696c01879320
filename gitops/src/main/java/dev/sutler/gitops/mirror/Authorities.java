package dev.sutler.gitops.mirror;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Whom HTTPS trusts.
final class Authorities {

    private Authorities() {}

    /// What trusts the certificates of a network; empty where Java's own are meant.
    ///
    /// @throws MirrorException if they cannot be read
    static Optional<TrustManager[]> of(Remote.Network network) {
        return network.authorities().map(Authorities::trusting);
    }

    private static TrustManager[] trusting(String pem) {
        try (var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new MirrorException("There is no certificate among the authorities");
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException wrong) {
            throw new MirrorException("The certificates of the authorities cannot be read", wrong);
        }
    }

    /// TLS that trusts them.
    static SSLContext tls(Remote.Network network) {
        try {
            Optional<TrustManager[]> trusted = of(network);
            if (trusted.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trusted.get(), null);
            return tls;
        } catch (GeneralSecurityException impossible) {
            throw new MirrorException("TLS cannot be set up", impossible);
        }
    }
}
