package dev.sutler.server.catalog;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.PlanAtRisk.Usage;
import dev.sutler.core.catalog.PlanKey;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.core.catalog.PublishedPlan;
import dev.sutler.core.store.CatalogLedger;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.server.catalogfile.CatalogFolder;
import dev.sutler.spi.SettingProblem;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A folder with a loader, over a ledger and a switch that do what a test says.
public final class LoadedFolder {

    /// Any time.
    public static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

    private final Path folder;
    private final CatalogLoader loader;
    private final Ledger ledger = new Ledger();
    private final Switch offer = new Switch();

    public LoadedFolder(Path folder) {
        this(folder, false);
    }

    LoadedFolder(Path folder, boolean allowMissingPlans) {
        this.folder = folder;
        this.loader =
                new CatalogLoader(
                        new CatalogLoader.Options(folder, allowMissingPlans, "test"),
                        new CatalogFolder(new TwoTypes()),
                        ledger,
                        offer,
                        () -> NOW,
                        _ -> {});
    }

    public CatalogLoader loader() {
        return loader;
    }

    Ledger ledger() {
        return ledger;
    }

    Switch offer() {
        return offer;
    }

    /// Writes an offering of one type with these plans.
    public LoadedFolder put(String service, String type, String... plans) {
        StringBuilder text = new StringBuilder();
        text.append(
                "{name: %1$s, id: %1$s, description: It., bindable: true, provider: {type: %2$s}, plans: ["
                        .formatted(service, type));
        for (String plan : plans) {
            text.append("{name: %1$s, id: %1$s, description: It.},".formatted(plan));
        }
        return write(service + ".yaml", text.append("]}").toString());
    }

    public LoadedFolder write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    LoadedFolder remove(String service) {
        try {
            Files.delete(folder.resolve(service + ".yaml"));
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Lets a plan have an instance.
    public LoadedFolder use(String service, String plan) {
        ledger.inUse.add(new PlanKey(service, plan));
        return this;
    }

    static final class Ledger implements CatalogLedger {
        private final Set<PlanKey> inUse = new TreeSet<>();
        private final List<PublishedPlan> published = new ArrayList<>();
        private boolean silent;
        private int publications;

        void silent(boolean now) {
            silent = now;
        }

        int publications() {
            return publications;
        }

        @Override
        public List<PublishedPlan> published() {
            if (silent) {
                throw new StoreUnavailableException("The store is silent", new IOException());
            }
            return List.copyOf(published);
        }

        @Override
        public Set<PlanKey> plansInUse() {
            return new TreeSet<>(inUse);
        }

        @Override
        public Usage usage(PlanKey plan) {
            return new Usage(1, false, List.of("i-1"));
        }

        @Override
        public void publish(Collection<PublishedPlan> plans, String publisher) {
            published.clear();
            published.addAll(plans);
            publications++;
        }
    }

    static final class Switch implements CatalogSwitch {
        private Optional<Catalog> current = Optional.empty();
        private Optional<String> refusal = Optional.empty();
        private int discarded;

        void refuse(String reason) {
            refusal = Optional.of(reason);
        }

        int discarded() {
            return discarded;
        }

        @Override
        public Optional<Catalog> current() {
            return current;
        }

        @Override
        public Prepared prepare(Catalog next) {
            refusal.ifPresent(
                    reason -> {
                        throw new CannotPrepareException(reason, new IOException());
                    });
            return new Prepared() {
                private boolean used;

                @Override
                public void use() {
                    used = true;
                    current = Optional.of(next);
                }

                @Override
                public void close() {
                    discarded += used ? 0 : 1;
                }
            };
        }
    }

    private static final class TwoTypes implements ProviderTypes {
        @Override
        public Set<String> words() {
            return Set.of("one", "two");
        }

        @Override
        public List<SettingProblem> check(
                String type,
                String offeringName,
                ObjectNode offeringSettings,
                ObjectNode planSettings) {
            return List.of();
        }
    }
}
