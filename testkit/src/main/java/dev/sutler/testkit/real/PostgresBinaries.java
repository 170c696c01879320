package dev.sutler.testkit.real;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The jar that carries one major of PostgreSQL. It holds one archive, whose name tells its
/// platform.
record PostgresBinaries(Path jar) implements PgBinaryResolver {

    /// The system property that names the folder with the jars; the build sets it for every test
    /// run.
    static final String PROPERTY = "sutler.test.postgres.binaries";

    static PostgresBinaries of(int major) {
        String folder = System.getProperty(PROPERTY, "");
        if (folder.isEmpty()) {
            throw new IllegalStateException(
                    "The system property "
                            + PROPERTY
                            + " names no folder: run the tests with Maven.");
        }
        Path jar = Path.of(folder, major + ".jar");
        if (!Files.isReadable(jar)) {
            throw new IllegalStateException(
                    jar + " is missing: run `mvn process-test-resources` in this module.");
        }
        return new PostgresBinaries(jar);
    }

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive =
                    zip.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException(jar + " holds no PostgreSQL"));
            try (InputStream content = zip.getInputStream(archive)) {
                return new ByteArrayInputStream(content.readAllBytes());
            }
        }
    }
}
