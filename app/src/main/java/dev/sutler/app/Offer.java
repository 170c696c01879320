package dev.sutler.app;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.operation.Providers;
import dev.sutler.server.catalog.CannotPrepareException;
import dev.sutler.server.catalog.CatalogSwitch;
import dev.sutler.spi.Provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// What is offered at this moment: the catalog and the provider of each of its offerings, replaced
/// together. An offering that stays as it is keeps its provider, whatever becomes of the `provider`
/// blocks of its plans.
///
/// A provider that is used no longer may still have calls under way, so it is closed later.
final class Offer implements CatalogSwitch, Providers, AutoCloseable {

    private final Function<ServiceOffering, Provider> factory;
    private final Consumer<Runnable> later;
    private final AtomicReference<Optional<State>> state = new AtomicReference<>(Optional.empty());
    /* Used or not; guarded by itself. */
    private final List<Provider> open = new ArrayList<>();

    private record State(Catalog catalog, Map<String, Provider> providers) {}

    /// @param factory makes the provider of an offering; may throw anything
    /// @param later runs something when no call that is under way now can still be
    Offer(Function<ServiceOffering, Provider> factory, Consumer<Runnable> later) {
        this.factory = factory;
        this.later = later;
    }

    @Override
    public Optional<Catalog> current() {
        return state.get().map(State::catalog);
    }

    /// The catalog in use, which there is as soon as one was loaded.
    Catalog catalog() {
        return current().orElseThrow();
    }

    @Override
    public Optional<Provider> provider(String serviceId) {
        return state.get().map(now -> now.providers().get(serviceId));
    }

    @Override
    public Prepared prepare(Catalog next) {
        Made made = new Made(next, state.get());
        try {
            next.offerings().forEach(made::add);
            return made;
        } catch (RuntimeException | Error failed) {
            made.close();
            throw failed;
        }
    }

    /// The providers of a catalog that is not in use yet.
    private final class Made implements Prepared {

        private final Catalog next;
        private final Optional<State> before;
        private final Map<String, Provider> providers = new HashMap<>();
        private final List<Provider> fresh = new ArrayList<>();
        private boolean used;

        Made(Catalog next, Optional<State> before) {
            this.next = next;
            this.before = before;
        }

        void add(ServiceOffering offering) {
            providers.put(offering.id(), kept(offering).orElseGet(() -> made(offering)));
        }

        private Optional<Provider> kept(ServiceOffering offering) {
            return before.filter(
                            now ->
                                    now.catalog()
                                            .offering(offering.id())
                                            .filter(same -> sameProvider(same, offering))
                                            .isPresent())
                    .map(now -> now.providers().get(offering.id()));
        }

        private Provider made(ServiceOffering offering) {
            try {
                Provider provider = factory.apply(offering);
                fresh.add(provider);
                return provider;
            } catch (RuntimeException | LinkageError failed) {
                throw new CannotPrepareException(
                        "The provider `%s` of service %s cannot be made: %s"
                                .formatted(
                                        offering.provider().type(),
                                        offering.name(),
                                        failed.getMessage()),
                        failed);
            }
        }

        @Override
        public void use() {
            used = true;
            synchronized (open) {
                open.addAll(fresh);
            }
            state.set(Optional.of(new State(next, Map.copyOf(providers))));
            before.stream()
                    .flatMap(old -> old.providers().values().stream())
                    .filter(provider -> !providers.containsValue(provider))
                    .forEach(provider -> later.accept(() -> closed(provider)));
        }

        @Override
        public void close() {
            if (!used) {
                new Undo(fresh.toArray(AutoCloseable[]::new)).close();
            }
        }
    }

    /* What a provider is made from; a plan's own settings go with each call. */
    private static boolean sameProvider(ServiceOffering one, ServiceOffering other) {
        return one.provider().equals(other.provider()) && one.published().equals(other.published());
    }

    private void closed(Provider provider) {
        boolean wasOpen;
        synchronized (open) {
            wasOpen = open.remove(provider);
        }
        if (wasOpen) {
            new Undo(provider).close();
        }
    }

    @Override
    public void close() {
        List<Provider> all;
        synchronized (open) {
            all = List.copyOf(open);
            open.clear();
        }
        new Undo(all.toArray(AutoCloseable[]::new)).close();
    }
}
