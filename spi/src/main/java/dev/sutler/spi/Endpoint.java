package dev.sutler.spi;

import java.util.List;
import java.util.Objects;

/// Where an application reaches the service (specification, "Endpoint Object").
///
/// @param host a host name or a single IP address
/// @param ports at least one port (`"443"`) or range of ports (`"9000-9010"`)
/// @param protocol how it is reached
public record Endpoint(String host, List<String> ports, Protocol protocol) {

    public Endpoint {
        Objects.requireNonNull(host, "host");
        ports = List.copyOf(ports);
        Objects.requireNonNull(protocol, "protocol");
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("an endpoint needs at least one port");
        }
    }

    /// One TCP port.
    public static Endpoint tcp(String host, int port) {
        return new Endpoint(host, List.of(Integer.toString(port)), Protocol.TCP);
    }

    /// The values that the specification knows.
    public enum Protocol {
        TCP,
        UDP,
        ALL
    }
}
