package dev.sutler.server.config;

import dev.sutler.server.security.ClientIdentity;
import dev.sutler.server.tls.TlsOptions;
import dev.sutler.server.tls.TlsOptions.ClientCertificates;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The settings of TLS, which hang together: a certificate needs its key, and whoever asks clients
/// for certificates has to say whom to trust.
final class TlsSettings {

    private final Values values;
    private final List<String> problems;
    private final Function<String, Path> path;

    /// @param path makes a path of a text
    TlsSettings(Values values, List<String> problems, Function<String, Path> path) {
        this.values = values;
        this.problems = problems;
        this.path = path;
    }

    /// @param identities for each identity its platform, as the file says
    Configuration.Tls tls(Map<ClientIdentity, String> identities) {
        Optional<Path> certificate = values.optional(TlsKeys.CERTIFICATE_FILE).map(path);
        Optional<Path> key = values.optional(TlsKeys.KEY_FILE).map(path);
        Optional<Path> authorities = values.optional(TlsKeys.CLIENT_CA_FILE).map(path);
        ClientCertificates asked = values.of(TlsKeys.CLIENT_CERTIFICATES);
        if (certificate.isPresent() != key.isPresent()) {
            problems.add(
                    "`tls.certificate-file` and `tls.key-file` need each other. Set both, or"
                            + " neither.");
        }
        if (asked != ClientCertificates.NONE) {
            checkAsking(certificate, authorities);
        } else if (authorities.isPresent() || !identities.isEmpty()) {
            problems.add(
                    "`tls.client-ca-file` and `platforms.<name>.client-certificates` are of no use"
                            + " while clients are not asked for certificates. Set"
                            + " `tls.client-certificates` to optional or required.");
        }
        return new Configuration.Tls(
                certificate.flatMap(
                        file ->
                                key.map(
                                        secret ->
                                                new TlsOptions(file, secret, authorities, asked))),
                identities);
    }

    private void checkAsking(Optional<Path> certificate, Optional<Path> authorities) {
        if (certificate.isEmpty()) {
            problems.add(
                    "`tls.client-certificates` needs TLS. Set `tls.certificate-file` and"
                            + " `tls.key-file`.");
        }
        if (authorities.isEmpty()) {
            problems.add(
                    "`tls.client-certificates` needs `tls.client-ca-file`, which says whose"
                            + " certificates are trusted.");
        }
    }
}
