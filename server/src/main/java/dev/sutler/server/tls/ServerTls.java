package dev.sutler.server.tls;

import dev.sutler.server.http.TlsSource;
import dev.sutler.server.tls.TlsOptions.ClientCertificates;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// The web server's TLS as the files say it at the moment. New files count for new connections;
/// those that are open go on as they are.
public final class ServerTls implements TlsSource {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration REMINDER = Duration.ofDays(1);

    private final TlsOptions options;
    private final InstantSource clock;
    private volatile TlsMaterial material;
    private String seen;
    private String complained = "";
    private Instant reminded = Instant.MIN;

    private ServerTls(TlsOptions options, InstantSource clock, TlsFiles files) {
        this.options = options;
        this.clock = clock;
        this.material = TlsMaterial.of(files, options, clock);
        this.seen = files.digest();
    }

    /// Reads the files for the first time.
    ///
    /// @param clock tells what has expired
    /// @throws TlsUnusableException when they cannot be used, or the server's certificate has
    ///   expired
    public static ServerTls open(TlsOptions options, InstantSource clock) {
        ServerTls tls = new ServerTls(options, clock, TlsFiles.read(options));
        tls.remind();
        return tls;
    }

    /// Looks at the files every few seconds from now on, until it is closed.
    ///
    /// @param threads where the thread that looks comes from
    public AutoCloseable watch(ThreadFactory threads) {
        return new TlsWatch(this::reload, threads);
    }

    /// Looks at the files. New ones that fit are used from now on, others leave everything as it
    /// is. Looks at contents and not at times: mounted secrets change by symbolic links.
    synchronized void reload() {
        try {
            TlsFiles files = TlsFiles.read(options);
            String digest = files.digest();
            if (!digest.equals(seen)) {
                // Tried once for each content, however long it stays there.
                seen = digest;
                material = TlsMaterial.of(files, options, clock);
                complained = "";
                reminded = Instant.MIN;
                LOG.info(
                        "The TLS files have changed and are in use; the certificate expires on {}",
                        expiry());
            }
        } catch (TlsUnusableException unusable) {
            complain(unusable);
        }
        remind();
    }

    private void complain(TlsUnusableException unusable) {
        String message = String.valueOf(unusable.getMessage());
        if (!message.equals(complained)) {
            complained = message;
            LOG.warn("The TLS files cannot be used; the old ones stay in use: {}", message);
        }
    }

    private void remind() {
        Instant now = clock.instant();
        boolean due = reminded.equals(Instant.MIN) || !now.isBefore(reminded.plus(REMINDER));
        if (due && expiry().isBefore(now.plus(SOON))) {
            reminded = now;
            LOG.warn(
                    "The certificate in {} {} on {}. Renew it; Sutler takes the new one without a"
                            + " restart",
                    options.certificateFile(),
                    expiry().isBefore(now) ? "expired" : "expires",
                    expiry());
        }
    }

    private Instant expiry() {
        return certificate().getNotAfter().toInstant();
    }

    /// The server's own certificate.
    X509Certificate certificate() {
        return material.certificate();
    }

    @Override
    public SSLContext context() {
        return material.context();
    }

    @Override
    public SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setCipherSuites(
                Stream.of(context().getSupportedSSLParameters().getCipherSuites())
                        .filter(ServerTls::sound)
                        .toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        switch (options.clientCertificates()) {
            case NONE -> parameters.setNeedClientAuth(false);
            case OPTIONAL -> parameters.setWantClientAuth(true);
            case REQUIRED -> parameters.setNeedClientAuth(true);
        }
        return parameters;
    }

    /* Authenticated encryption with forward secrecy, which is all that TLS 1.3 has. */
    private static boolean sound(String suite) {
        boolean authenticated = suite.contains("_GCM_") || suite.contains("_CHACHA20_");
        return authenticated && (!suite.contains("_WITH_") || suite.startsWith("TLS_ECDHE_"));
    }

    /// Whether clients may show certificates.
    public boolean asksClients() {
        return options.clientCertificates() != ClientCertificates.NONE;
    }
}
