package dev.sutler.core.operation;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.Permission;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.lifecycle.Operation;
import dev.sutler.core.lifecycle.StoredInstance;
import dev.sutler.core.store.Step;
import dev.sutler.spi.Call;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Makes the one call of a provider that an operation needs next, and says what to write then.
final class ProviderCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);

    private final Supplier<Catalog> catalog;
    private final Providers providers;
    private final ResultCheck results;

    ProviderCalls(Supplier<Catalog> catalog, Providers providers, ResultCheck results) {
        this.catalog = catalog;
        this.providers = providers;
        this.results = results;
    }

    Step perform(Work work, Call call, Verdict verdict) {
        Caller caller = new Caller(work, call);
        return switch (work.operation().kind()) {
            case PROVISION, UPDATE, DEPROVISION, ADOPT ->
                    new InstanceSteps(work, verdict, caller).next();
            case BIND, UNBIND, ROTATE -> new BindingSteps(work, verdict, caller).next();
        };
    }

    /// Calls the provider of one piece of work, and lets nothing escape that it throws.
    final class Caller {

        private final Work work;
        private final Call call;

        Caller(Work work, Call call) {
            this.work = work;
            this.call = call;
        }

        /// Who makes it; empty when it is not offered any more.
        Optional<Provider> provider() {
            return providers.provider(work.instance().serviceId());
        }

        /// What the offering requires of a platform, which says what its bindings may hand out.
        Set<Permission> permissions() {
            return catalog.get()
                    .offering(work.instance().serviceId())
                    .map(ServiceOffering::traits)
                    .map(ServiceOffering.Traits::requires)
                    .orElse(Set.of());
        }

        <R> CallResult<R> call(BiFunction<Provider, Requests, Progress<R>> method) {
            StoredInstance instance = work.instance();
            Optional<Provider> provider = providers.provider(instance.serviceId());
            if (provider.isEmpty()) {
                return missing(
                        "Service " + instance.serviceId() + " is not in the catalog any more.");
            }
            try {
                Requests requests = new Requests(catalog.get(), work);
                return results.check(method.apply(provider.get(), requests));
            } catch (PlanMissingException missing) {
                return missing(String.valueOf(missing.getMessage()));
            } catch (Throwable thrown) {
                // Errors too, a stack that overflowed among them: nobody would count the attempt.
                Operation operation = work.operation();
                LOG.warn(
                        "The provider threw in attempt {} of {}; its outcome is unknown",
                        call.attempt(),
                        operation.kind().word(),
                        thrown);
                return new CallResult.Unknown<>(
                        "Something went wrong in the service; trying again (attempt "
                                + call.attempt()
                                + ").");
            }
        }

        Call call() {
            return call;
        }

        private <R> CallResult<R> missing(String message) {
            LOG.error("{}", message);
            return new CallResult.Unknown<>(
                    "The service is not offered any more. Its operator has to put it back.");
        }
    }
}
