package dev.sutler.server.catalog;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.audit.AuditEntry;
import dev.sutler.core.audit.AuditLog;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.CatalogChange;
import dev.sutler.core.catalog.PlanAtRisk;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.PublishedPlan;
import dev.sutler.core.catalog.Severity;
import dev.sutler.core.store.CatalogLedger;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.catalogfile.CatalogFolder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Loads the catalog: reads the folder, holds it against what exists, makes the providers,
/// remembers what is offered, and only then puts it to use. Whatever goes wrong before leaves
/// everything as it was.
///
/// One attempt at a time; whoever comes meanwhile waits and then makes one of its own.
public final class CatalogLoader {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogLoader.class);
    private static final Catalog NOTHING =
            new Catalog(List.of(), JsonNodeFactory.instance.objectNode());

    private final Options options;
    private final CatalogFolder reader;
    private final CatalogLedger ledger;
    private final CatalogSwitch offer;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Risks risks;
    private final Attempts attempts = new Attempts();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /// @param reader reads the folder
    /// @param ledger what was offered before
    /// @param offer where the catalog is put to use
    /// @param clock for people
    /// @param audit where it is noted what came of it
    public CatalogLoader(
            Options options,
            CatalogFolder reader,
            CatalogLedger ledger,
            CatalogSwitch offer,
            InstantSource clock,
            AuditLog audit) {
        this.options = options;
        this.reader = reader;
        this.ledger = ledger;
        this.offer = offer;
        this.clock = clock;
        this.audit = audit;
        this.risks = new Risks(ledger);
    }

    /// How catalogs are loaded.
    ///
    /// @param folder where they stand
    /// @param allowMissingPlans whether a plan with instances may be missing, so that work on them
    ///   waits
    /// @param publisher this process, for whoever looks into the store
    public record Options(Path folder, boolean allowMissingPlans, String publisher) {
        public Options {
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(publisher, "publisher");
        }
    }

    /// Loads the catalog as it stands in the folder at this moment.
    public LoadOutcome load(Trigger trigger) {
        oneAtATime.lock();
        try {
            // Before the files are read: what changes in between is seen as another change.
            String digest = CatalogFolder.digest(options.folder());
            return noted(trigger, digest, attempt());
        } finally {
            oneAtATime.unlock();
        }
    }

    /// The folder that is read.
    public Path folder() {
        return options.folder();
    }

    /// What is in use, and what came of the latest attempt.
    ///
    /// @throws IllegalStateException when none has been loaded yet
    public CatalogState state() {
        return attempts.state();
    }

    /// Whether the folder holds what was tried last, with a result that would be the same again.
    boolean settled(String digest) {
        return attempts.settled(digest);
    }

    private LoadOutcome attempt() {
        CatalogFolder.Result result = reader.read(options.folder());
        result.findings(Severity.WARNING).forEach(finding -> LOG.warn("{}", finding.text()));
        if (result.catalog().isEmpty()) {
            return new LoadOutcome.Invalid(result.findings(Severity.ERROR));
        }
        try {
            return guarded(result.catalog().get());
        } catch (StoreUnavailableException unavailable) {
            return new LoadOutcome.StoreSilent(String.valueOf(unavailable.getMessage()));
        } catch (CannotPrepareException failed) {
            LOG.debug("A provider could not be made", failed);
            return new LoadOutcome.ProviderFailed(String.valueOf(failed.getMessage()));
        }
    }

    private LoadOutcome guarded(Catalog next) {
        List<PlanAtRisk> found = risks.of(next);
        List<PlanAtRisk> inTheWay = found.stream().filter(plan -> !tolerated(plan)).toList();
        if (!inTheWay.isEmpty()) {
            return new LoadOutcome.InstancesAtRisk(risks.counted(inTheWay));
        }
        risks.counted(found)
                .forEach(each -> LOG.warn("Work waits: {}", each.plan().text(each.usage())));
        CatalogChange change = CatalogChange.between(offer.current().orElse(NOTHING), next);
        try (CatalogSwitch.Prepared prepared = offer.prepare(next)) {
            // Remembered first: nothing is ever made of a plan that the ledger does not know.
            ledger.publish(PublishedPlan.of(next), options.publisher());
            prepared.use();
        }
        lookAgain(next, found);
        return new LoadOutcome.Loaded(change);
    }

    private boolean tolerated(PlanAtRisk plan) {
        return options.allowMissingPlans() && plan.onlyWaits();
    }

    /* A request that came before, or another replica with another catalog, may have made an instance meanwhile. It is not
    lost: what cannot be done waits. But somebody has to know. */
    private void lookAgain(Catalog next, List<PlanAtRisk> known) {
        try {
            Set<PlanKey> tolerated =
                    known.stream().map(PlanAtRisk::key).collect(Collectors.toSet());
            List<PlanAtRisk> news =
                    risks.of(next).stream()
                            .filter(plan -> !tolerated.contains(plan.key()))
                            .toList();
            risks.counted(news)
                    .forEach(
                            each ->
                                    LOG.error(
                                            "An instance was made while its plan was being taken"
                                                    + " away; work on it waits: {}",
                                            each.plan().text(each.usage())));
        } catch (StoreUnavailableException unavailable) {
            LOG.warn(
                    "Whether instances were made meanwhile is not known: {}",
                    unavailable.getMessage());
        }
    }

    private LoadOutcome noted(Trigger trigger, String digest, LoadOutcome outcome) {
        switch (outcome) {
            case LoadOutcome.Loaded loaded -> {
                attempts.succeeded(
                        new CatalogState.InUse(
                                offer.current().orElseThrow(), digest, clock.instant(), trigger));
                if (trigger != Trigger.START) {
                    audit(trigger, "succeeded", loaded.change().text());
                    LOG.info(
                            "The catalog was loaded again because of {}: {}",
                            trigger.words(),
                            loaded.change().text());
                }
            }
            case LoadOutcome.Refused refused -> {
                boolean news =
                        attempts.failed(
                                new CatalogState.Failure(
                                        digest, clock.instant(), trigger, refused));
                // A start that is refused says so itself, to whoever started it.
                if (trigger != Trigger.START && news) {
                    audit(trigger, "refused", String.join("; ", refused.lines()));
                    LOG.warn(
                            "The catalog in {} cannot be offered; the one before stays: {}",
                            options.folder(),
                            String.join("; ", refused.lines()));
                }
            }
        }
        return outcome;
    }

    /* The store may be the very thing that is missing; the log has it then. */
    private void audit(Trigger trigger, String outcome, String text) {
        try {
            audit.append(
                    new AuditEntry(
                            new Actor.Broker("catalog"),
                            "load-catalog",
                            AuditEntry.Target.BROKER,
                            "",
                            outcome,
                            Optional.of(text),
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("because_of", trigger.words())
                                    .put("replica", options.publisher())));
        } catch (StoreUnavailableException unavailable) {
            LOG.warn("The audit lacks a load of the catalog: {}", unavailable.getMessage());
        }
    }
}
