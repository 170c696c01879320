package dev.sutler.server.http;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// What the web server makes TLS connections of. It is asked again for each connection, so that a
/// new certificate counts from the next one on.
public interface TlsSource {

    /// The certificate, its key, and who is trusted.
    SSLContext context();

    /// Versions and cipher suites, and whether clients must show a certificate.
    SSLParameters parameters();
}
