package dev.sutler.server.osb;

import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.RequestHeaders;
import dev.sutler.spi.OriginatingIdentity;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The header that names the platform's user (specification, "Originating Identity"): a word and,
/// in Base64, a JSON object.
final class IdentityHeader {

    private static final String HEADER = "X-Broker-API-Originating-Identity";

    private IdentityHeader() {}

    /// @throws HttpProblem 400 when it is there and malformed
    static Optional<OriginatingIdentity> of(RequestHeaders headers) {
        List<String> values = headers.all(HEADER);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = values.getFirst().strip().split(" +", -1);
        if (values.size() > 1 || parts.length != 2 || parts[0].isEmpty()) {
            throw malformed();
        }
        String what = "The value of the header " + HEADER;
        return Optional.of(
                new OriginatingIdentity(parts[0], StrictJson.object(decode(parts[1]), what)));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    private static HttpProblem malformed() {
        return HttpProblem.badRequest(
                "Send the header %s once: the platform's name, a space, and a JSON object in Base64."
                        .formatted(HEADER));
    }
}
