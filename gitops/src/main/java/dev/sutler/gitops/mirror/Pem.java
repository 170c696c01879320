package dev.sutler.gitops.mirror;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys as text.
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+?)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /// How OpenSSL says that a key is locked with a passphrase, within the block.
    private static final Pattern LOCKED =
            Pattern.compile(
                    "\\s*Proc-Type:\\s*(\\S+)\\s+DEK-Info:\\s*(\\S+)\\s+(.*)", Pattern.DOTALL);

    private static final String PARAMETERS = "EC PARAMETERS";
    private static final int LINE = 64;

    private Pem() {}

    /// The key with its line breaks, where they became spaces on the way through an environment
    /// variable, or `\n` in two characters. Without anything around it, and without the parameters
    /// that OpenSSL writes before an EC key and that the key itself repeats.
    static String restored(String text) {
        var restored = new StringBuilder();
        Matcher block = BLOCK.matcher(text.replace("\\n", "\n"));
        while (block.find()) {
            if (!block.group(1).equals(PARAMETERS)) {
                append(restored, block.group(1), block.group(2));
            }
        }
        return restored.toString();
    }

    private static void append(StringBuilder to, String name, String body) {
        to.append("-----BEGIN ").append(name).append("-----\n");
        String base64 = body;
        Matcher locked = LOCKED.matcher(body);
        if (locked.matches()) {
            to.append("Proc-Type: ").append(locked.group(1)).append('\n');
            to.append("DEK-Info: ").append(locked.group(2)).append("\n\n");
            base64 = locked.group(3);
        }
        base64 = base64.replaceAll("\\s", "");
        for (int at = 0; at < base64.length(); at += LINE) {
            to.append(base64, at, Math.min(base64.length(), at + LINE)).append('\n');
        }
        to.append("-----END ").append(name).append("-----\n");
    }
}
