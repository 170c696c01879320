package dev.sutler.server.http;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What a request is called in logs and audits: the platform's own name for it (specification,
/// "Request Identity"), or one that we made.
///
/// @param value visible ASCII
/// @param sent whether it came from the platform, so that it goes back with the answer
public record RequestIdentity(String value, boolean sent) {

    /// The header, in requests and answers.
    public static final String HEADER = "X-Broker-API-Request-Identity";

    private static final int LONGEST = 1_024;

    public RequestIdentity {
        Objects.requireNonNull(value, "value");
    }

    /// The identity that a request carries, or a new one.
    static RequestIdentity of(RequestHeaders headers, Supplier<String> identities) {
        return sent(headers)
                .map(value -> new RequestIdentity(value, true))
                .orElseGet(() -> new RequestIdentity(identities.get(), false));
    }

    /// The identity that a request carries, fit to be echoed; empty when it carries none, or one
    /// that is not visible ASCII, or absurdly long.
    static Optional<String> sent(RequestHeaders headers) {
        return headers.first(HEADER)
                .filter(value -> !value.isBlank() && value.length() <= LONGEST)
                .filter(RequestIdentity::visible);
    }

    private static boolean visible(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
