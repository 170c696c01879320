package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.CredentialKeys;
import dev.sutler.gitops.tool.ToolException.Kind;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// Makes the keys that credentials in the repository are sealed with.
public final class KeyFiles {

    private KeyFiles() {}

    /// Makes a pair of keys.
    ///
    /// @param file where the private one goes, for its owner alone to read
    /// @return the public one, a JWK
    /// @throws ToolException if the file is there already, or cannot be written
    public static String create(Path file, SecureRandom random) {
        CredentialKeys.Generated keys = CredentialKeys.generate(random);
        byte[] text = (keys.privateKeys().reveal() + "\n").getBytes(StandardCharsets.UTF_8);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        owners)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                int _ = channel.write(rest);
            }
        } catch (FileAlreadyExistsException there) {
            throw new ToolException(
                    Kind.CANNOT, "%s is there already: name another file.".formatted(file), there);
        } catch (IOException unwritable) {
            throw new ToolException(
                    Kind.CANNOT,
                    "%s cannot be written. Check its path and permissions.".formatted(file),
                    unwritable);
        }
        return keys.publicKey();
    }
}
