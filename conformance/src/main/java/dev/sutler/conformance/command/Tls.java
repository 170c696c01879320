package dev.sutler.conformance.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whom to believe that it is the broker.
final class Tls {

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private Tls() {}

    /// A client that believes who this says.
    ///
    /// @param authorities a PEM file of certificates to believe, in place of the system's
    /// @param anybody whether to believe everybody
    /// @throws CommandFailure when the file cannot be used
    static HttpClient client(Optional<Path> authorities, boolean anybody) {
        // Not 2: brokers and proxies in use do not agree about upgrades from plain HTTP.
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECTING);
        if (anybody) {
            builder.sslContext(context(new Gullible()));
        } else {
            authorities.ifPresent(file -> builder.sslContext(context(trust(file))));
        }
        return builder.build();
    }

    private static TrustManager[] trust(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new CommandFailure(file + " has no certificate in it: give a PEM file");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : certificates) {
                number++;
                store.setCertificateEntry("authority-" + number, each);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new CommandFailure(
                    file + " cannot be used: give a PEM file with certificates that may be read",
                    unusable);
        }
    }

    private static SSLContext context(TrustManager... trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new CommandFailure("this Java has no TLS", impossible);
        }
    }

    /* The user asked for it, by --insecure. */
    private static final class Gullible extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
