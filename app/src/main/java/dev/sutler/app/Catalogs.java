package dev.sutler.app;

import dev.sutler.core.audit.AuditLog;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.operation.Providers;
import dev.sutler.core.store.CatalogLedger;
import dev.sutler.server.catalog.CatalogLoader;
import dev.sutler.server.catalog.CatalogWatch;
import dev.sutler.server.catalog.LoadOutcome;
import dev.sutler.server.catalog.Trigger;
import dev.sutler.server.catalogfile.CatalogFolder;
import dev.sutler.server.config.Configuration;
import dev.sutler.spi.Notified;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The catalog and its providers: loaded at the start, and again whenever somebody asks or the
/// folder changes. A start that is refused says everything that is wrong in one go.
final class Catalogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogs.class);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Offer offer;
    private final CatalogLoader loader;
    private final CatalogTimer timer;

    private Catalogs(Offer offer, CatalogLoader loader, CatalogTimer timer) {
        this.offer = offer;
        this.loader = loader;
        this.timer = timer;
    }

    /// @param source the repository that the catalog comes from; empty when it is a folder anyway
    /// @param ledger what was offered before, and what is used of it
    /// @param audit where it is noted when it is loaded again
    static Catalogs load(
            Surroundings surroundings,
            Configuration configuration,
            ProviderShelf shelf,
            Optional<RepositoryCatalogFolder> source,
            CatalogLedger ledger,
            AuditLog audit) {
        Configuration.CatalogOptions options = configuration.catalog();
        Path folder =
                source.map(RepositoryCatalogFolder::path)
                        .orElseGet(() -> folder(surroundings, configuration));
        CatalogTimer timer = new CatalogTimer();
        // A call that takes longer counts as lost, and is made again with the provider in use then.
        Duration calls = configuration.operations().callTimeout().plus(MARGIN);
        Offer offer = new Offer(shelf::create, task -> timer.after(calls, task));
        CatalogLoader loader =
                new CatalogLoader(
                        new CatalogLoader.Options(
                                folder,
                                options.allowMissingPlans(),
                                ReplicaName.of(surroundings.environment())),
                        new CatalogFolder(shelf.types()),
                        ledger,
                        offer,
                        InstantSource.system(),
                        audit);
        Catalogs catalogs = new Catalogs(offer, loader, timer);
        try {
            catalogs.begin(folder);
            if (!options.reloadInterval().isZero()) {
                source.ifPresent(one -> timer.every(options.reloadInterval(), one::look));
                timer.every(options.reloadInterval(), new CatalogWatch(loader)::look);
            }
            return catalogs;
        } catch (RuntimeException | Error failed) {
            catalogs.close();
            throw failed;
        }
    }

    private void begin(Path folder) {
        if (loader.load(Trigger.START) instanceof LoadOutcome.Refused refused) {
            List<String> lines = new ArrayList<>();
            lines.add("The catalog in " + folder + " cannot be offered:");
            lines.addAll(refused.lines());
            if (refused instanceof LoadOutcome.InstancesAtRisk risk && risk.onlyWaiting()) {
                lines.add(
                        "With `catalog.allow-missing-plans: true` the broker starts, and work on"
                                + " these instances waits.");
            }
            throw new StartFailure(String.join(System.lineSeparator() + "  ", lines));
        }
    }

    /// What is offered at this moment.
    Catalog current() {
        return offer.catalog();
    }

    /// Who makes what is offered at this moment.
    Providers providers() {
        return offer;
    }

    /// Those providers of a type, of what is offered at this moment, that can be told that
    /// something has changed outside.
    List<Notified> notified(String type) {
        return current().offerings().stream()
                .filter(offering -> offering.provider().type().equals(type))
                .flatMap(offering -> offer.provider(offering.id()).stream())
                .filter(Notified.class::isInstance)
                .map(Notified.class::cast)
                .toList();
    }

    /// Loads it again, and says what came of it.
    CatalogLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        new Undo(offer, timer).close();
    }

    /// Where the catalog is: the configured folder, or the built-in one.
    static Path folder(Surroundings surroundings, Configuration configuration) {
        return configuration.catalog().directory().orElse(surroundings.builtInCatalog());
    }

    /// Tells what the platforms' settings name and the catalog does not have. It may come later, so
    /// it stops nothing.
    void warnOfUnknown(Configuration.Platforms platforms) {
        new TreeMap<>(platforms.visibility())
                .forEach(
                        (platform, visibility) ->
                                visibility
                                        .unknown(current())
                                        .forEach(
                                                name ->
                                                        LOG.warn(
                                                                "`platforms.{}` names `{}`, which"
                                                                        + " is not in the catalog",
                                                                platform,
                                                                name)));
    }
}
