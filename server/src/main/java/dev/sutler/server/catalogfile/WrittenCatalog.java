package dev.sutler.server.catalogfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// A catalog's folder that a program writes, and replaces as a whole: whoever reads it sees all
/// files of one time, and never half of them.
///
/// Below one place, each content gets a folder of its own, and a link leads to the newest. The one
/// before it stays until the next, for those who were just reading it.
public final class WrittenCatalog {

    private static final String LINK = "current";
    private static final String NEW_LINK = ".current";
    private static final String VERSION = "catalog-";

    private final Path place;

    /// @param place a folder of this object's alone; made when it is needed
    public WrittenCatalog(Path place) {
        this.place = place;
    }

    /// The folder to be read; not there before the first [#replace].
    public Path folder() {
        return place.resolve(LINK);
    }

    /// Puts these files in the place of all that were there. When it fails, those stay.
    ///
    /// @param files names and contents; at least one
    /// @return false when these very files stood there already
    /// @throws IOException when they cannot be written
    public synchronized boolean replace(SortedMap<String, byte[]> files) throws IOException {
        Optional<Path> before = version();
        if (before.isPresent() && holds(before.get(), files)) {
            return false;
        }
        Files.createDirectories(place);
        Path fresh = Files.createTempDirectory(place, VERSION);
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(
                        fresh.resolve(file.getKey()),
                        file.getValue(),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC);
            }
            Path link = place.resolve(NEW_LINK);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, fresh.getFileName());
            Files.move(link, folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException failed) {
            delete(fresh);
            throw failed;
        }
        for (Path old : versions()) {
            if (!old.equals(fresh) && !before.equals(Optional.of(old))) {
                delete(old);
            }
        }
        return true;
    }

    /* Where the link leads. */
    private Optional<Path> version() throws IOException {
        return Files.isSymbolicLink(folder())
                ? Optional.of(place.resolve(Files.readSymbolicLink(folder())))
                : Optional.empty();
    }

    private static boolean holds(Path version, SortedMap<String, byte[]> files) throws IOException {
        if (!Files.isDirectory(version)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(version)) {
            List<Path> there = entries.sorted().toList();
            return there.stream()
                            .map(each -> each.getFileName().toString())
                            .toList()
                            .equals(List.copyOf(files.keySet()))
                    && new FolderDigest().of(there).equals(new FolderDigest().of(files));
        } catch (UncheckedIOException lost) {
            return false;
        }
    }

    private List<Path> versions() throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(each -> each.getFileName().toString().startsWith(VERSION))
                    .toList();
        }
    }

    private static void delete(Path version) throws IOException {
        try (Stream<Path> files = Files.list(version)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(version);
    }
}
