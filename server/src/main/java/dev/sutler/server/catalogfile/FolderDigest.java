package dev.sutler.server.catalogfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/// Tells whether a folder's content is still the same, whatever the file times and links say.
final class FolderDigest {

    private final MessageDigest digest;

    FolderDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /// @param files those that are read as the catalog
    /// @return in hexadecimal
    String of(List<Path> files) {
        for (Path file : files) {
            part(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            part(content(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// @param files the content of each file by its name
    String of(SortedMap<String, byte[]> files) {
        files.forEach(
                (name, content) -> {
                    part(name.getBytes(StandardCharsets.UTF_8));
                    part(content);
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    /* With its length in front, so that no content can pass for a name that follows. */
    private void part(byte[] bytes) {
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }

    private static byte[] content(Path file) {
        if (!Files.isRegularFile(file)) {
            return new byte[0];
        }
        try (InputStream input = Files.newInputStream(file)) {
            return input.readNBytes(FileText.BYTES + 1);
        } catch (IOException denied) {
            return denied.getClass().getName().getBytes(StandardCharsets.UTF_8);
        }
    }
}
