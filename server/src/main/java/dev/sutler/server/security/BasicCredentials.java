package dev.sutler.server.security;

import dev.sutler.server.http.RequestHeaders;
import dev.sutler.spi.Secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a client says in its `Authorization` header (RFC 7617, with UTF-8).
///
/// @param username without a colon
/// @param password may hold colons
record BasicCredentials(String username, Secret<String> password) {

    private static final String SCHEME = "basic ";

    /// Reads the header; empty when it is missing, doubled, of another scheme or malformed.
    static Optional<BasicCredentials> of(RequestHeaders headers) {
        List<String> values = headers.all("Authorization");
        if (values.size() != 1) {
            return Optional.empty();
        }
        String value = values.getFirst();
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return decoded(value.substring(SCHEME.length()).strip()).flatMap(BasicCredentials::split);
    }

    private static Optional<String> decoded(String base64) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<BasicCredentials> split(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || hasControls(text)) {
            return Optional.empty();
        }
        return Optional.of(
                new BasicCredentials(
                        text.substring(0, colon), Secret.of(text.substring(colon + 1))));
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
