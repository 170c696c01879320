package dev.sutler.providers.example;

import static dev.sutler.testkit.SampleRequests.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Plan;
import dev.sutler.spi.Provider;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.ProviderContract;
import dev.sutler.testkit.ProviderFixture;
import dev.sutler.testkit.SampleRequests;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class FolderProviderTest extends ProviderContract {

    @TempDir private Path root = Path.of("");

    @Override
    protected ProviderFixture fixture() {
        return new Fixture(root);
    }

    private record Fixture(Path root) implements ProviderFixture {

        @Override
        public Provider provider(Cut cut) {
            return new FolderProvider(root, new CutFiles(cut));
        }

        @Override
        public Plan plan() {
            return SampleRequests.plan("small", json("{}"));
        }

        @Override
        public Set<String> leftovers() throws IOException {
            try (Stream<Path> paths = java.nio.file.Files.walk(root)) {
                return paths.map(Path::toString).collect(Collectors.toSet());
            }
        }

        @Override
        public void assertUsable(BindingDetails details) {
            assertThat(path(details)).isDirectory();
        }

        @Override
        public void assertUseless(BindingDetails details) {
            assertThat(path(details)).doesNotExist();
        }

        private static Path path(BindingDetails details) {
            return Path.of(details.credentials().orElseThrow().reveal().path("path").stringValue());
        }
    }

    /// Every use of the back end goes through the cut.
    private record CutFiles(Cut cut) implements Files {

        @Override
        public void makeFolder(Path folder) throws IOException {
            cut.use(
                    () -> {
                        Files.REAL.makeFolder(folder);
                        return folder;
                    });
        }

        @Override
        public void remove(Path folder) throws IOException {
            cut.use(
                    () -> {
                        Files.REAL.remove(folder);
                        return folder;
                    });
        }
    }
}
