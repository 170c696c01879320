package dev.sutler.app;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.core.catalog.Severity;
import dev.sutler.server.catalogfile.CatalogFinding;
import dev.sutler.server.catalogfile.CatalogFolder;
import dev.sutler.server.config.Configuration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads the catalog at the start, and says everything that is wrong with it in one go.
final class Catalogs {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogs.class);

    private Catalogs() {}

    static Catalog load(
            Surroundings surroundings, Configuration configuration, ProviderTypes types) {
        Path folder = folder(surroundings, configuration);
        CatalogFolder.Result result = new CatalogFolder(types).read(folder);
        result.findings(Severity.WARNING).forEach(finding -> LOG.warn("{}", finding.text()));
        List<CatalogFinding> errors = result.findings(Severity.ERROR);
        return result.catalog()
                .orElseThrow(
                        () ->
                                new StartFailure(
                                        "The catalog in "
                                                + folder
                                                + " cannot be offered:"
                                                + System.lineSeparator()
                                                + errors.stream()
                                                        .map(finding -> "  " + finding.text())
                                                        .collect(
                                                                Collectors.joining(
                                                                        System.lineSeparator()))));
    }

    /// Where the catalog is: the configured folder, or the built-in one.
    static Path folder(Surroundings surroundings, Configuration configuration) {
        return configuration.files().catalogDirectory().orElse(surroundings.builtInCatalog());
    }

    /// Tells what the platforms' settings name and the catalog does not have. It may come later, so
    /// it stops nothing.
    static void warnOfUnknown(Catalog catalog, Configuration.Platforms platforms) {
        new TreeMap<>(platforms.visibility())
                .forEach(
                        (platform, visibility) ->
                                visibility
                                        .unknown(catalog)
                                        .forEach(
                                                name ->
                                                        LOG.warn(
                                                                "`platforms.{}` names `{}`, which"
                                                                        + " is not in the catalog",
                                                                platform,
                                                                name)));
    }
}
