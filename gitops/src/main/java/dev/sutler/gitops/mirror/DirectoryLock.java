package dev.sutler.gitops.mirror;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to use a directory, which one mirror has at a time.
final class DirectoryLock {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws MirrorException if somebody else has it, or the directory cannot be written to
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new MirrorException(
                        "The directory "
                                + directory
                                + " is in use by another process, or by another mirror of this one.");
            }
            return new DirectoryLock(channel);
        } catch (IOException failed) {
            throw new MirrorException(
                    "The directory " + directory + " cannot be used: " + failed.getMessage(),
                    failed);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            @SuppressWarnings("resource") // Goes with the channel.
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException byThisProcess) {
            return true;
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new MirrorException("A lock file could not be closed", gone);
        }
    }
}
