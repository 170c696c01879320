package dev.sutler.server.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One block of a PEM file (RFC 7468). It may be a key, so it is not shown.
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");

    private final String label;
    private final byte[] content;

    private Pem(String label, byte[] content) {
        this.label = label;
        this.content = content;
    }

    /// All blocks of a text, in order. What stands between them is a comment.
    ///
    /// @throws IllegalArgumentException when a block is not Base64
    static List<Pem> all(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(new Pem(block.group(1), decoded(block.group(2))));
        }
        return blocks;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException damaged) {
            throw new IllegalArgumentException("it is not the Base64 that PEM is made of", damaged);
        }
    }

    /// What stands after BEGIN, such as `CERTIFICATE`.
    String label() {
        return label;
    }

    /// The decoded bytes.
    byte[] content() {
        return content.clone();
    }
}
