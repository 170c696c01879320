package dev.sutler.server.postgres;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// The migrations that this program brings, by the names of their files.
final class MigrationFiles {

    private static final String FOLDER = "db/migration/";
    private static final Pattern NAME = Pattern.compile("V([0-9]+)__\\w+\\.sql");

    private MigrationFiles() {}

    /// Their versions, in the order in which they are applied; empty when they cannot be listed, or
    /// when not all of them are plain numbers.
    static List<String> versions() {
        try {
            List<Optional<Long>> versions = names().map(MigrationFiles::version).toList();
            return versions.stream().allMatch(Optional::isPresent)
                    ? versions.stream()
                            .flatMap(Optional::stream)
                            .sorted(Comparator.naturalOrder())
                            .map(String::valueOf)
                            .toList()
                    : List.of();
        } catch (IOException | URISyntaxException unknown) {
            return List.of();
        }
    }

    private static Optional<Long> version(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    private static Stream<String> names() throws IOException, URISyntaxException {
        URI uri = MigrationFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path place = Path.of(uri);
        return Files.isDirectory(place) ? inFolder(place.resolve(FOLDER)) : inJar(place);
    }

    private static Stream<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
        }
    }

    private static Stream<String> inJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER) && !name.endsWith("/"))
                    .map(name -> name.substring(FOLDER.length()))
                    .toList()
                    .stream();
        }
    }
}
