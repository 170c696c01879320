package dev.sutler.app;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.server.catalogfile.CatalogFinding;
import dev.sutler.server.catalogfile.CatalogFolder;
import dev.sutler.server.catalogfile.RepositoryCatalog;
import dev.sutler.server.catalogfile.WrittenCatalog;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The catalog that says which instances can be taken in: that of the broker's folder, or that of
/// the repository itself.
///
/// @param types the providers that there are
record ImportCatalog(ProviderTypes types) {

    /// @throws StartFailure when it has errors
    Catalog of(Path folder) {
        return new CatalogFolder(types)
                .read(folder)
                .catalog()
                .orElseThrow(
                        () ->
                                new StartFailure(
                                        "The catalog in %s has errors. `sutler catalog lint` tells which."
                                                .formatted(folder)));
    }

    /// @throws StartFailure when it is not there, or has errors
    Catalog of(RepositoryCopy copy) {
        if (!(copy.snapshot().read(Layout.CATALOG) instanceof Content.Bytes(byte[] bytes))) {
            throw new StartFailure(
                    "The catalog is to stand in the repository, and there is no "
                            + Layout.CATALOG
                            + " at its root.");
        }
        RepositoryCatalog reader =
                new RepositoryCatalog(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("type", RepositoryCatalogFolder.TYPE),
                        types);
        return switch (reader.read(bytes)) {
            case RepositoryCatalog.Reading.Usable usable -> {
                WrittenCatalog written = new WrittenCatalog(copy.scratch().resolve("catalog"));
                try {
                    boolean _ = written.replace(usable.files());
                } catch (IOException full) {
                    throw new StartFailure(
                            "The repository's catalog cannot be written down: "
                                    + full.getMessage(),
                            full);
                }
                yield of(written.folder());
            }
            case RepositoryCatalog.Reading.Unusable(List<CatalogFinding> findings) ->
                    throw new StartFailure(
                            "The catalog of the repository has errors:"
                                    + System.lineSeparator()
                                    + "  "
                                    + String.join(
                                            System.lineSeparator() + "  ",
                                            findings.stream().map(CatalogFinding::text).toList()));
        };
    }
}
