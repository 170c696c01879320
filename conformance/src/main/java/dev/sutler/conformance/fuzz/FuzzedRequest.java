package dev.sutler.conformance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One request as it goes over the wire.
///
/// @param name seed and number, with which it can be made again
/// @param method the HTTP method that it has, or seems to have
/// @param target what follows the method
/// @param identity the request identity that must come back; empty when none must
/// @param mutations what was done to the valid request that it was
/// @param broken whether it may be no HTTP at all, so that the connection ends with it
/// @param wire all of it, one character for each byte
public record FuzzedRequest(
        String name,
        String method,
        String target,
        Optional<String> identity,
        List<String> mutations,
        boolean broken,
        String wire) {

    private static final int SHOWN = 4_000;

    public FuzzedRequest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(identity, "identity");
        mutations = List.copyOf(mutations);
        Objects.requireNonNull(wire, "wire");
    }

    /// All of it.
    public byte[] bytes() {
        return wire.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The request for people: what it is called, what was done to it, and its beginning without
    /// the credentials.
    @Override
    public String toString() {
        String text = wire.replaceAll("(?i)(authorization: *[a-z]+ )[^\r\n]*", "$1(left out)");
        return "input %s %s%n%s"
                .formatted(
                        name,
                        mutations,
                        text.length() <= SHOWN
                                ? text
                                : text.substring(0, SHOWN)
                                        + "… (%,d bytes)".formatted(wire.length()));
    }
}
