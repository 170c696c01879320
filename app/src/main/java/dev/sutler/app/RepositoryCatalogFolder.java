package dev.sutler.app;

import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.server.catalogfile.CatalogFinding;
import dev.sutler.server.catalogfile.RepositoryCatalog;
import dev.sutler.server.catalogfile.WrittenCatalog;
import dev.sutler.spi.KeptCatalog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The catalog of a repository, in a folder from which it is loaded as any other. A catalog that
/// cannot be read, and a repository that cannot be reached, leave the last good one there.
final class RepositoryCatalogFolder implements AutoCloseable {

    /// The type of providers whose repository it is.
    static final String TYPE = "gitops";

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryCatalogFolder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final KeptCatalog kept;
    private final RepositoryCatalog reader;
    private final WrittenCatalog written;
    private Optional<byte[]> seen = Optional.empty();

    private RepositoryCatalogFolder(
            KeptCatalog kept, RepositoryCatalog reader, WrittenCatalog written) {
        this.kept = kept;
        this.reader = reader;
        this.written = written;
    }

    /// Waits a while for the repository, unless a catalog is known from an earlier start.
    ///
    /// @param place where the folder is
    /// @throws StartFailure when there is no catalog
    static RepositoryCatalogFolder open(KeptCatalog kept, ProviderTypes types, Path place) {
        ObjectNode provider = JsonNodeFactory.instance.objectNode().put("type", TYPE);
        var folder =
                new RepositoryCatalogFolder(
                        kept, new RepositoryCatalog(provider, types), new WrittenCatalog(place));
        try {
            folder.begin();
            return folder;
        } catch (RuntimeException | Error failed) {
            folder.close();
            throw failed;
        }
    }

    private void begin() {
        boolean known = Files.isDirectory(path());
        long looks = known ? PATIENCE.dividedBy(LOOK.multipliedBy(10)) : PATIENCE.dividedBy(LOOK);
        for (long look = 0; look < looks && kept.newest().isEmpty(); look++) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Optional<byte[]> newest = kept.newest();
        if (newest.isEmpty()) {
            if (!known) {
                throw new StartFailure(
                        "The catalog stands in a repository, and is not to be had. "
                                + kept.standing());
            }
            LOG.warn("The catalog known from before is offered. {}", kept.standing());
            return;
        }
        List<CatalogFinding> wrong = take(newest.get());
        if (!wrong.isEmpty() && !known) {
            List<String> lines = new ArrayList<>();
            lines.add("The catalog of the repository cannot be offered:");
            wrong.forEach(finding -> lines.add(finding.text()));
            throw new StartFailure(String.join(System.lineSeparator() + "  ", lines));
        }
    }

    /// Where the catalog is to be read.
    Path path() {
        return written.folder();
    }

    /// Looks whether the repository has another one.
    synchronized void look() {
        kept.newest()
                .filter(bytes -> seen.isEmpty() || !Arrays.equals(bytes, seen.get()))
                .ifPresent(this::take);
    }

    /* What is wrong is said once. */
    private synchronized List<CatalogFinding> take(byte[] bytes) {
        seen = Optional.of(bytes);
        switch (reader.read(bytes)) {
            case RepositoryCatalog.Reading.Unusable(List<CatalogFinding> findings) -> {
                findings.forEach(
                        finding ->
                                LOG.error(
                                        "The repository's catalog is not taken: {}",
                                        finding.text()));
                return findings;
            }
            case RepositoryCatalog.Reading.Usable usable -> {
                usable.warnings().forEach(finding -> LOG.warn("{}", finding.text()));
                write(usable);
                return List.of();
            }
        }
    }

    private void write(RepositoryCatalog.Reading.Usable usable) {
        try {
            if (written.replace(usable.files())) {
                LOG.info("The repository's catalog has {} offerings", usable.files().size());
            }
        } catch (IOException failed) {
            seen = Optional.empty();
            LOG.error("The repository's catalog cannot be written down: {}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
