package dev.sutler.gitops.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The directory that an id gets: one safe name, whatever the id is.
///
/// Lower-case letters, digits, `.`, `_` and `-` stand for themselves, so that a UUID is its own
/// name. Each other byte of the id in UTF-8 is `%` and two lower-case hexadecimal digits; so are a
/// dot at the beginning or the end, and the first letter of what Windows keeps for devices (`con`,
/// `aux.txt`). Upper-case letters are no exception: no two ids have names that differ in case only.
///
/// What would need more than [#LONGEST] characters gets its beginning, `%sha256-` and the SHA-256
/// of the id in UTF-16 (big-endian), in hexadecimal digits. There is no way back from such a name:
/// the file within says the id (`serviceInstanceId`, `bindingId`).
public final class DirectoryNames {

    /// The longest name, in characters. A file system takes 255; some keep a part for themselves.
    public static final int LONGEST = 200;

    private static final int LONGEST_BEGINNING = 100;
    private static final String DIGEST = "%sha256-";

    /* Not the name of any other id, since a % is followed by two digits. */
    private static final String EMPTY = "%";

    private static final Pattern DEVICE =
            Pattern.compile("(?s)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern ESCAPED = Pattern.compile("(?:[A-Za-z0-9._-]|%[0-9a-fA-F]{2})+");
    private static final HexFormat HEX = HexFormat.of();

    private DirectoryNames() {}

    /// The name for an id.
    public static String of(String id) {
        if (id.isEmpty()) {
            return EMPTY;
        }
        Optional<byte[]> bytes = utf8(id);
        String name = bytes.map(DirectoryNames::escaped).orElse("");
        return name.isEmpty() || name.length() > LONGEST ? digested(id, name) : name;
    }

    /// The id that a directory stands for. A name that [#of] would not give, but that a broker
    /// which took ids as they are could have given (`ABC`), is the id itself.
    ///
    /// @return empty when it stands for none, and for the digest of a long id
    public static Optional<String> id(String directory) {
        if (directory.equals(EMPTY)) {
            return Optional.of("");
        }
        boolean dots = directory.equals(".") || directory.equals("..");
        if (dots || directory.length() > LONGEST || !ESCAPED.matcher(directory).matches()) {
            return Optional.empty();
        }
        return unescaped(directory);
    }

    private static Optional<byte[]> utf8(String id) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(id));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException halfAPair) {
            return Optional.empty();
        }
    }

    private static String escaped(byte[] bytes) {
        StringBuilder name = new StringBuilder(bytes.length);
        boolean device = DEVICE.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).matches();
        for (int index = 0; index < bytes.length; index++) {
            boolean first = index == 0;
            boolean edge = first || index == bytes.length - 1;
            char each = (char) (bytes[index] & 0xff);
            if (isPlain(each) && !(edge && each == '.') && !(first && device)) {
                name.append(each);
            } else {
                name.append('%').append(HEX.toHexDigits(bytes[index]));
            }
        }
        return name.toString();
    }

    private static boolean isPlain(char each) {
        return (each >= 'a' && each <= 'z')
                || (each >= '0' && each <= '9')
                || each == '.'
                || each == '_'
                || each == '-';
    }

    private static String digested(String id, String name) {
        int end = Math.min(name.length(), LONGEST_BEGINNING);
        int escape = name.lastIndexOf('%', end);
        String beginning = name.substring(0, escape >= 0 && escape > end - 3 ? escape : end);
        return beginning + DIGEST + HEX.formatHex(sha256(id));
    }

    private static byte[] sha256(String id) {
        // Not by an encoder: it would take every half of a surrogate pair for the same.
        ByteBuffer characters = ByteBuffer.allocate(2 * id.length());
        characters.asCharBuffer().put(id);
        try {
            return MessageDigest.getInstance("SHA-256").digest(characters.array());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform knows SHA-256", impossible);
        }
    }

    private static Optional<String> unescaped(String name) {
        byte[] bytes = new byte[name.length()];
        int count = 0;
        for (int index = 0; index < name.length(); index++) {
            char each = name.charAt(index);
            if (each == '%') {
                bytes[count++] = (byte) HexFormat.fromHexDigits(name, index + 1, index + 3);
                index += 2;
            } else {
                bytes[count++] = (byte) each;
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, count))
                            .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
