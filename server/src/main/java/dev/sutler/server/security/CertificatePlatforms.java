package dev.sutler.server.security;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which platform a client's certificate belongs to.
public final class CertificatePlatforms {

    private final Map<ClientIdentity, String> platforms;
    private final InstantSource clock;

    /// @param platforms for each identity the name of its platform
    /// @param clock tells whether a certificate has expired since its connection was made
    public CertificatePlatforms(Map<ClientIdentity, String> platforms, InstantSource clock) {
        this.platforms = Map.copyOf(platforms);
        this.clock = clock;
    }

    /// Whether the certificate's time is over. The handshake has checked that, but a connection may
    /// outlive its certificate.
    boolean expired(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isBefore(clock.instant());
    }

    /// The platform; empty when the certificate names none, or more than one.
    Optional<String> platform(X509Certificate certificate) {
        if (platforms.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names =
                ClientIdentity.of(certificate).stream()
                        .map(identity -> Optional.ofNullable(platforms.get(identity)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
    }
}
