package dev.sutler.server.config;

import dev.sutler.server.tls.TlsOptions.ClientCertificates;

import java.util.List;

/// Settings of TLS: the web server's certificate, and those of its clients.
final class TlsKeys {

    static final Setting<String> CERTIFICATE_FILE =
            Setting.optional(
                    "tls.certificate-file",
                    Kind.TEXT,
                    "PEM file with the server's certificate and those that lead to its root. With"
                            + " it, the server speaks TLS 1.3 and 1.2 and nothing else; without it,"
                            + " plain HTTP. A changed file is taken over within seconds.");
    static final Setting<String> KEY_FILE =
            Setting.optional(
                    "tls.key-file",
                    Kind.TEXT,
                    "PEM file with the certificate's private key (PKCS#8, or the older RSA and EC"
                            + " forms), not encrypted.");
    static final Setting<String> CLIENT_CA_FILE =
            Setting.optional(
                    "tls.client-ca-file",
                    Kind.TEXT,
                    "PEM file with the authorities whose client certificates are trusted.");
    static final Setting<ClientCertificates> CLIENT_CERTIFICATES =
            Setting.of(
                    "tls.client-certificates",
                    Kind.choice(ClientCertificates.class),
                    "none",
                    "Whether clients show a certificate: they are not asked, they may, or nobody"
                            + " gets a connection without.");

    /// All of them, in the order of the documentation.
    static final List<Setting<?>> ALL =
            List.of(CERTIFICATE_FILE, KEY_FILE, CLIENT_CA_FILE, CLIENT_CERTIFICATES);

    private TlsKeys() {}
}
