package dev.sutler.server.http;

import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;

/// Who is at the other end of the connection, as far as the connection itself tells.
///
/// @param host the IP address that the connection comes from
/// @param certificate the client's certificate, which was verified when the connection was made;
///   empty without TLS, and where the client showed none
public record Peer(String host, Optional<X509Certificate> certificate) {

    public Peer {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(certificate, "certificate");
    }
}
