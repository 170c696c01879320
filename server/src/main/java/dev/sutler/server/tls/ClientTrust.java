package dev.sutler.server.tls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Checks the certificates of clients, and says in the log why one was refused: the client itself
/// learns little more than that it was.
///
/// The line is written once in a while only, since anybody can make a certificate that is refused.
final class ClientTrust extends X509ExtendedTrustManager {

    private static final Logger LOG = LoggerFactory.getLogger(ClientTrust.class);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int LONGEST_NAME = 300;

    private final X509ExtendedTrustManager trust;
    private final InstantSource clock;
    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.MIN);

    /// @param trust decides
    /// @param clock tells what has expired, for the line
    ClientTrust(X509ExtendedTrustManager trust, InstantSource clock) {
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm, Socket socket)
            throws CertificateException {
        told(chain, () -> trust.checkClientTrusted(chain, algorithm, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm, SSLEngine engine)
            throws CertificateException {
        told(chain, () -> trust.checkClientTrusted(chain, algorithm, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm)
            throws CertificateException {
        told(chain, () -> trust.checkClientTrusted(chain, algorithm));
    }

    private void told(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException refused) {
            Instant now = clock.instant();
            Instant last = told.get();
            boolean due = last.equals(Instant.MIN) || !now.isBefore(last.plus(QUIET));
            if (due && chain.length > 0 && told.compareAndSet(last, now)) {
                tell(chain[0], now);
            }
            throw refused;
        }
    }

    private static void tell(X509Certificate certificate, Instant now) {
        String subject = name(certificate.getSubjectX500Principal().getName());
        Instant expired = certificate.getNotAfter().toInstant();
        Instant begins = certificate.getNotBefore().toInstant();
        if (expired.isBefore(now)) {
            LOG.warn(
                    "A client was refused: its certificate {} expired on {}. Renew it, and give the"
                            + " new one to the platform",
                    subject,
                    expired);
        } else if (begins.isAfter(now)) {
            LOG.warn(
                    "A client was refused: its certificate {} is valid only from {} on. Check the"
                            + " clocks",
                    subject,
                    begins);
        } else {
            LOG.warn(
                    "A client was refused: its certificate {}, issued by {}, does not lead to an"
                            + " authority in `tls.client-ca-file`, or is not made for clients",
                    subject,
                    name(certificate.getIssuerX500Principal().getName()));
        }
    }

    private static String name(String distinguished) {
        String clean = distinguished.replaceAll("\\p{Cntrl}", "?");
        return '"'
                + (clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) + "…" : clean)
                + '"';
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm, Socket socket)
            throws CertificateException {
        trust.checkServerTrusted(chain, algorithm, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm, SSLEngine engine)
            throws CertificateException {
        trust.checkServerTrusted(chain, algorithm, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm)
            throws CertificateException {
        trust.checkServerTrusted(chain, algorithm);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }

    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }
}
