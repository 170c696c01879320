package dev.sutler.providers.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The two things that the provider does to its back end. An interface, so that tests can cut in
/// between.
interface Files {

    /// The file system.
    Files REAL =
            new Files() {
                @Override
                public void makeFolder(Path folder) throws IOException {
                    java.nio.file.Files.createDirectories(folder);
                }

                @Override
                public void remove(Path folder) throws IOException {
                    if (java.nio.file.Files.notExists(folder)) {
                        return;
                    }
                    try (Stream<Path> inside = java.nio.file.Files.walk(folder)) {
                        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                            java.nio.file.Files.deleteIfExists(path);
                        }
                    }
                }
            };

    /// Makes the folder, unless it is there.
    void makeFolder(Path folder) throws IOException;

    /// Removes the folder and everything in it, unless it is gone.
    void remove(Path folder) throws IOException;
}
