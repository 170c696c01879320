package dev.sutler.server.tls;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Where the web server's certificate is, and what it wants to see of its clients.
///
/// @param certificateFile PEM: the server's certificate, followed by those that lead to its root
/// @param keyFile PEM: the private key of the first certificate, not encrypted
/// @param clientCaFile PEM: the authorities whose client certificates are trusted
/// @param clientCertificates whether clients show a certificate
public record TlsOptions(
        Path certificateFile,
        Path keyFile,
        Optional<Path> clientCaFile,
        ClientCertificates clientCertificates) {

    public TlsOptions {
        Objects.requireNonNull(certificateFile, "certificateFile");
        Objects.requireNonNull(keyFile, "keyFile");
        Objects.requireNonNull(clientCaFile, "clientCaFile");
        Objects.requireNonNull(clientCertificates, "clientCertificates");
    }

    /// Whether clients show a certificate.
    public enum ClientCertificates {
        /// They are not asked.
        NONE,
        /// Those who show one must show a good one.
        OPTIONAL,
        /// Nobody gets a connection without.
        REQUIRED
    }
}
