/// What makes the web server speak TLS: the certificate, its key, and whom to trust.
///
/// Owns how these files are read, how a changed one is taken over while the server runs, and what
/// is said when a certificate is about to expire or a client's certificate is refused. It has no
/// socket: the web server asks it for a context through [dev.sutler.server.http.TlsSource] at each
/// new connection. Cryptography is the platform's own (JSSE).
///
/// Control flows from [dev.sutler.server.tls.TlsWatch] into [dev.sutler.server.tls.ServerTls],
/// which puts a new [dev.sutler.server.tls.TlsMaterial] in place of the old one, or leaves it.
@NullMarked
package dev.sutler.server.tls;

import org.jspecify.annotations.NullMarked;
