package dev.sutler.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// A certificate with its key and the authorities to trust, ready for connections.
///
/// @param context what connections are made of
/// @param certificate the server's own
record TlsMaterial(SSLContext context, X509Certificate certificate) {

    private static final char[] NO_PASSWORD = {};

    /// @throws TlsUnusableException when the files do not fit, or the certificate has expired
    static TlsMaterial of(TlsFiles files, TlsOptions options, InstantSource clock) {
        Path file = options.certificateFile();
        List<X509Certificate> chain =
                certificates(files.certificate(), "tls.certificate-file", file);
        X509Certificate own = chain.getFirst();
        if (own.getNotAfter().toInstant().isBefore(clock.instant())) {
            throw new TlsUnusableException(
                    "The certificate in %s (`tls.certificate-file`) expired on %s. Renew it, and put the new one there."
                            .formatted(file, own.getNotAfter().toInstant()));
        }
        PrivateKey key = key(files.key(), own, options.keyFile());
        Optional<List<X509Certificate>> authorities =
                files.clientCa()
                        .flatMap(
                                text ->
                                        options.clientCaFile()
                                                .map(
                                                        path ->
                                                                certificates(
                                                                        text,
                                                                        "tls.client-ca-file",
                                                                        path)));
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(key, chain), NO_PASSWORD);
            context.init(keys.getKeyManagers(), trust(authorities.orElse(List.of()), clock), null);
            return new TlsMaterial(context, own);
        } catch (GeneralSecurityException | IOException unfit) {
            throw new TlsUnusableException(
                    "The certificate in %s (`tls.certificate-file`) cannot be used: %s. Use an RSA, elliptic curve or Ed25519 key."
                            .formatted(file, unfit.getMessage()));
        }
    }

    private static List<X509Certificate> certificates(String text, String setting, Path file) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> certificates = new ArrayList<>();
            for (Pem block : Pem.all(text)) {
                if (block.label().equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate)
                                    factory.generateCertificate(
                                            new ByteArrayInputStream(block.content())));
                }
            }
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException | IllegalArgumentException damaged) {
            throw new TlsUnusableException(
                    "A certificate in %s (`%s`) is damaged. Write the file again, all of it."
                            .formatted(file, setting));
        }
        throw new TlsUnusableException(
                "There is no certificate in %s (`%s`). Expected are PEM blocks `CERTIFICATE`."
                        .formatted(file, setting));
    }

    private static PrivateKey key(String text, X509Certificate own, Path file) {
        try {
            return PrivateKeys.of(Pem.all(text), own.getPublicKey());
        } catch (IllegalArgumentException unfit) {
            throw new TlsUnusableException(
                    "The private key in %s (`tls.key-file`) cannot be used: %s."
                            .formatted(file, unfit.getMessage()));
        }
    }

    private static KeyStore keyStore(PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    /* With no authorities nobody is trusted, and nobody is asked either. */
    private static TrustManager[] trust(List<X509Certificate> authorities, InstantSource clock)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return List.of(factory.getTrustManagers()).stream()
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .map(each -> new ClientTrust(each, clock))
                .toArray(TrustManager[]::new);
    }
}
