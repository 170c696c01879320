package dev.sutler.server.catalogfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of one file, read with care: a file may be anything.
///
/// @param text the content, without a byte order mark
record FileText(String text) {

    /// How large a file may be.
    static final int BYTES = 1024 * 1024;

    /// @throws UnfitFileException when the file is no text of a reasonable size
    static FileText read(Path file) throws UnfitFileException {
        return of(bytes(file));
    }

    /// @throws UnfitFileException when these bytes are no text of a reasonable size
    static FileText of(byte[] bytes) throws UnfitFileException {
        if (bytes.length > BYTES) {
            throw new UnfitFileException(
                    FileRule.FILE_TOO_LARGE,
                    "a catalog file must not have more than 1048576 bytes: one offering needs far"
                            + " less");
        }
        String text = decode(bytes);
        // A device or a binary file can be valid UTF-8 by chance.
        if (text.indexOf('\0') >= 0) {
            throw notText();
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.isBlank()) {
            throw new UnfitFileException(
                    FileRule.FILE_EMPTY,
                    "the file is empty: write a service offering into it, or remove it");
        }
        return new FileText(content);
    }

    private static byte[] bytes(Path file) throws UnfitFileException {
        // A pipe would never end.
        if (!Files.isRegularFile(file)) {
            throw unreadable(
                    Files.isSymbolicLink(file)
                            ? "the link leads to no file"
                            : "this is not an ordinary file");
        }
        try (InputStream input = Files.newInputStream(file)) {
            return input.readNBytes(BYTES + 1);
        } catch (IOException denied) {
            throw unreadable(
                    "the file cannot be read (%s): the broker's user needs the right to read it"
                            .formatted(denied.getClass().getSimpleName()));
        }
    }

    private static String decode(byte[] bytes) throws UnfitFileException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            throw notText();
        }
    }

    private static UnfitFileException unreadable(String message) {
        return new UnfitFileException(FileRule.FILE_UNREADABLE, message);
    }

    private static UnfitFileException notText() {
        return new UnfitFileException(
                FileRule.FILE_NOT_TEXT, "the file is not text in UTF-8: save it as such");
    }
}
