package dev.sutler.server.sealing;

import dev.sutler.spi.Secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// A file that holds a keyset. What is written here is readable by its owner alone.
///
/// @param path absolute
public record KeysetFile(Path path) {

    private static final int LARGEST = 1 << 20;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> WRITTEN_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> OPEN_TO_OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_WRITE);

    /// The keyset in it.
    ///
    /// @throws KeysetUnusableException when there is none
    public Keyset read() {
        return Keyset.parse(Secret.of(text()), "The keyset file " + path);
    }

    private String text() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (NoSuchFileException missing) {
            throw new KeysetUnusableException(
                    "The keyset file "
                            + path
                            + " is not there. Restore it; for a new store make one with `sutler"
                            + " keys create "
                            + path
                            + "`.");
        } catch (CharacterCodingException noText) {
            // Not its bytes: they may be of a key.
            return "";
        } catch (IOException unreadable) {
            throw new KeysetUnusableException(
                    "The keyset file "
                            + path
                            + " cannot be read: "
                            + unreadable.getClass().getSimpleName()
                            + ". Let the user who runs Sutler read it.");
        }
    }

    /// What is wrong with who may read or write it; empty when nothing is.
    ///
    /// A secret that a container platform mounted is often readable by all, and nobody but the
    /// platform can change that: its owner is another user, or it stands in one of the folders that
    /// Kubernetes makes, whose names begin with two dots.
    public Optional<String> complaint() {
        try {
            Path real = path.toRealPath();
            PosixFileAttributes attributes = Files.readAttributes(real, PosixFileAttributes.class);
            Set<PosixFilePermission> forbidden =
                    mounted(real, attributes.owner().getName())
                            ? WRITTEN_BY_OTHERS
                            : OPEN_TO_OTHERS;
            return attributes.permissions().stream().anyMatch(forbidden::contains)
                    ? Optional.of(
                            "Others than its owner may use the keyset file "
                                    + path
                                    + ". Take that away: chmod 600 "
                                    + path)
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }

    private static boolean mounted(Path real, String owner) {
        return !owner.equals(System.getProperty("user.name"))
                || StreamSupport.stream(real.spliterator(), false)
                        .anyMatch(part -> part.toString().startsWith(".."));
    }

    /// Writes a keyset into a file that is not there yet.
    ///
    /// @throws KeysetUnusableException when it is there, or cannot be written
    public void create(Keyset keyset) {
        try {
            Files.createFile(path, OWNER_ONLY);
            replace(keyset);
        } catch (FileAlreadyExistsException there) {
            throw new KeysetUnusableException(
                    path
                            + " is there already, and is not overwritten: it may hold the only key"
                            + " to a store. Name another file.");
        } catch (IOException unwritable) {
            throw cannotWrite(unwritable);
        }
    }

    /// Puts a keyset in the place of the one that the file holds: whoever reads it sees the one or
    /// the other.
    ///
    /// @throws KeysetUnusableException when the file cannot be written
    public void replace(Keyset keyset) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, OWNER_ONLY);
            Files.writeString(draft, keyset.text().reveal() + "\n");
            Files.move(
                    draft,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw cannotWrite(unwritable);
        }
    }

    private KeysetUnusableException cannotWrite(IOException failure) {
        return new KeysetUnusableException(
                "The keyset file "
                        + path
                        + " cannot be written: "
                        + failure.getClass().getSimpleName()
                        + ". Name a file in a folder that you may write to.");
    }
}
