package dev.sutler.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Percent-encoding of URLs (RFC 3986), read strictly: what does not decode to well-formed UTF-8 is
/// an error and is never guessed at.
final class PercentEncoding {

    private PercentEncoding() {}

    /// The parts of a path, split before they are decoded, so that an encoded slash stays inside
    /// its part.
    static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        int start = rawPath.startsWith("/") ? 1 : 0;
        for (String raw : rawPath.substring(start).split("/", -1)) {
            segments.add(decode(raw, "path"));
        }
        return List.copyOf(segments);
    }

    /// @param where for the error's text: the path or the query
    static String decode(String raw, String where) {
        return plain(raw) ? raw : decoded(raw, where);
    }

    /* What has nothing encoded in it, as nearly everything, is what it says. */
    private static boolean plain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!standsForItself(raw.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean standsForItself(char c) {
        return c >= ' ' && c < 0x7f && c != '%' && c != '#';
    }

    private static String decoded(String raw, String where) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) hexByte(raw, i + 1, where);
                i += 2;
            } else if (standsForItself(c)) {
                bytes[length++] = (byte) c;
            } else {
                throw malformed(where);
            }
        }
        return text(ByteBuffer.wrap(bytes, 0, length), where);
    }

    private static int hexByte(String raw, int at, String where) {
        boolean hex =
                at + 2 <= raw.length()
                        && HexFormat.isHexDigit(raw.charAt(at))
                        && HexFormat.isHexDigit(raw.charAt(at + 1));
        if (!hex) {
            throw malformed(where);
        }
        return HexFormat.fromHexDigits(raw, at, at + 2);
    }

    private static String text(ByteBuffer bytes, String where) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (text.indexOf('\0') >= 0) {
                throw HttpProblem.badRequest("The " + where + " must not hold a NUL character.");
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw malformed(where);
        }
    }

    private static HttpProblem malformed(String where) {
        return HttpProblem.badRequest(
                "The %s is not valid. Percent-encode it as UTF-8 (RFC 3986).".formatted(where));
    }
}
