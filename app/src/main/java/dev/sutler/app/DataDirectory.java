package dev.sutler.app;

import dev.sutler.spi.Secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/// A folder of one process at a time, readable by its owner alone: the one that an embedded broker
/// keeps everything in, or one that its providers work in.
final class DataDirectory implements AutoCloseable {

    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Optional<FileChannel> lockChannel;

    private DataDirectory(Path folder, Optional<FileChannel> lockChannel) {
        this.folder = folder;
        this.lockChannel = lockChannel;
    }

    /// Makes the folder if there is none, and takes hold of it. The operating system lets go of it
    /// when the process ends, however it ends.
    static DataDirectory take(Path folder) {
        return takeIfFree(folder)
                .orElseThrow(
                        () ->
                                new StartFailure(
                                        "Another broker is running on "
                                                + folder
                                                + ". Stop it first, or give this one a"
                                                + " data-directory of its own; for several brokers"
                                                + " on one store set SUTLER_STORE_URL."));
    }

    /// As [#take], but empty when another process has hold of it.
    static Optional<DataDirectory> takeIfFree(Path folder) {
        try {
            return holdOf(folder);
        } catch (IOException unusable) {
            throw new StartFailure(
                    "The data directory "
                            + folder
                            + " cannot be used: "
                            + unusable.getMessage()
                            + ". Make it writable, or set data-directory to another place.",
                    unusable);
        }
    }

    /// As [#takeIfFree], for any folder.
    static Optional<DataDirectory> holdOf(Path folder) throws IOException {
        Files.createDirectories(folder, OWNER_ONLY_FOLDER);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new DataDirectory(folder, Optional.of(channel)));
    }

    /// A look into a folder that another process has hold of. What is kept there can be read.
    static DataDirectory visit(Path folder) {
        return new DataDirectory(folder, Optional.empty());
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            return lock.isPresent();
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /// The secret of this name: what was kept, or a new one that is kept from now on.
    Secret<String> secret(String name, Supplier<Secret<String>> fresh) {
        return Secret.of(kept(name, () -> fresh.get().reveal()));
    }

    /// What was kept under this name, or a first value that is kept from now on.
    String kept(String name, Supplier<String> fresh) {
        Path file = folder.resolve(name);
        try {
            if (Files.notExists(file)) {
                keep(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException unusable) {
            throw new StartFailure(file + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /* Written whole under another name first: a crash must not leave half a secret. */
    private static void keep(Path file, String value) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try {
            Files.createFile(draft, OWNER_ONLY_FILE);
        } catch (FileAlreadyExistsException impossible) {
            throw new IOException("somebody else writes " + draft, impossible);
        }
        Files.writeString(draft, value + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        lockChannel.ifPresent(DataDirectory::letGo);
    }

    private static void letGo(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException ignored) {
            // The lock goes with the process at the latest.
            return;
        }
    }
}
