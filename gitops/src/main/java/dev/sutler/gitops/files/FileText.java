package dev.sutler.gitops.files;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Bytes that may be anything, as text.
final class FileText {

    /// How large a file may be.
    static final int BYTES = 1024 * 1024;

    private FileText() {}

    /// The text without a byte order mark.
    static String of(byte[] bytes) throws UnfitFileException {
        if (bytes.length > BYTES) {
            throw new UnfitFileException(0, "the file must not have more than 1048576 bytes");
        }
        String text = decoded(bytes);
        // A binary file can be valid UTF-8 by chance.
        if (text.indexOf('\0') >= 0) {
            throw noText();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decoded(byte[] bytes) throws UnfitFileException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            throw noText();
        }
    }

    private static UnfitFileException noText() {
        return new UnfitFileException(0, "the file is not text in UTF-8: save it as such");
    }

    /// Reads a text, and never ends a part of it in the middle of a surrogate pair: the YAML
    /// library reads parts of 1,024 characters, and fails where one of them ends so.
    static final class Whole extends Reader {

        private final String text;
        private int at;

        Whole(String text) {
            this.text = text;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            if (at == text.length()) {
                return -1;
            }
            int end = Math.min(text.length(), at + length);
            boolean splits =
                    end < text.length()
                            && end > at + 1
                            && Character.isHighSurrogate(text.charAt(end - 1));
            int count = (splits ? end - 1 : end) - at;
            text.getChars(at, at + count, buffer, offset);
            at += count;
            return count;
        }

        @Override
        public void close() {
            at = text.length();
        }
    }
}
