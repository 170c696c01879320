package dev.sutler.core;

import static dev.sutler.core.samples.Samples.INSTANCE_ID;
import static dev.sutler.core.samples.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.lifecycle.Outcome;
import dev.sutler.core.samples.Offer;
import dev.sutler.core.samples.Puppet;
import dev.sutler.spi.Admission;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.Dashboards;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.ServiceBinding;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Providers with the optional powers, which are asked on the platform's request: nothing that they
/// do may break it.
final class AwkwardProviderTest {

    private final List<Optional<ServiceBinding>> predecessors = new ArrayList<>();
    private Supplier<Optional<String>> objection = Optional::empty;
    private Supplier<Optional<String>> page = Optional::empty;
    private final Desk desk = new Desk(Offer.open().catalog(), new Awkward());

    @Test
    void anObjectionTurnsTheRequestDownAndNothingIsStored() {
        objection = () -> Optional.of("Not on a Sunday.");
        String before = desk.store.dump();
        assertThat(desk.provision("{}", true))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected ->
                                assertThat(rejected.rejection().description())
                                        .isEqualTo("Not on a Sunday."));
        assertThat(desk.store.dump()).isEqualTo(before);
    }

    @Test
    void whoThrowsObjectsToNothing() {
        objection =
                () -> {
                    throw new IllegalStateException("password=hunter2");
                };
        assertThat(desk.provision("{}", true)).isInstanceOf(Outcome.InstanceCreated.class);
        assertThat(desk.update("{'size': 2}")).isInstanceOf(Outcome.InstanceUpdated.class);
        assertThat(desk.bind("b", "{}", "{}")).isInstanceOf(Outcome.BindingCreated.class);
    }

    @Test
    void anObjectionToARotationKnowsThePredecessor() {
        desk.provision("{}", true);
        desk.bind("old", "{}", "{}");
        desk.rotate("new", "old");
        assertThat(predecessors.getLast().map(ServiceBinding::id)).contains("old");
    }

    @Test
    void theDashboardStandsInTheFirstAnswer() {
        page = () -> Optional.of("https://dashboard.example/1");
        assertThat(desk.provision("{}", true))
                .isInstanceOfSatisfying(
                        Outcome.InstanceCreated.class,
                        created ->
                                assertThat(created.instance().output().dashboardUrl())
                                        .contains("https://dashboard.example/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://a\0b", "two\nlines", "\uD800"})
    void aPageThatCannotBeStoredIsNoPage(String url) {
        page = () -> Optional.of(url);
        desk.provision("{}", true);
        desk.update("{'size': 2}");
        assertThat(dashboard()).isEmpty();
    }

    @Test
    void whoThrowsHasNoPage() {
        page =
                () -> {
                    throw new IllegalStateException("no template");
                };
        assertThat(desk.provision("{}", true)).isInstanceOf(Outcome.InstanceCreated.class);
        assertThat(desk.update("{'size': 2}")).isInstanceOf(Outcome.InstanceUpdated.class);
        assertThat(dashboard()).isEmpty();
    }

    /// The offering is still there and its provider too, but not the plan that the page hangs on.
    @Test
    void anInstanceWhosePlanLeftTheCatalogKeepsItsPage() {
        page = () -> Optional.of("https://dashboard.example/1");
        desk.provision("{}", true);
        desk.offers(new Catalog(List.of(), json("{}")));
        assertThat(desk.update("{'size': 2}"))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted ->
                                assertThat(accepted.output().orElseThrow().dashboardUrl())
                                        .contains("https://dashboard.example/1"));
    }

    private Optional<String> dashboard() {
        return desk.store.instance(INSTANCE_ID).instance().orElseThrow().output().dashboardUrl();
    }

    /// A provider with every optional power.
    private final class Awkward implements Provider, Admission, Dashboards {

        private final Puppet puppet = new Puppet();

        @Override
        public Optional<String> refusal(ProvisionRequest request) {
            return objection.get();
        }

        @Override
        public Optional<String> refusal(UpdateRequest request) {
            return objection.get();
        }

        @Override
        public Optional<String> refusal(BindRequest request) {
            predecessors.add(request.predecessor());
            return objection.get();
        }

        @Override
        public Optional<String> dashboardUrl(ServiceInstance instance) {
            return page.get();
        }

        @Override
        public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
            return puppet.provision(request, call);
        }

        @Override
        public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
            return puppet.update(request, call);
        }

        @Override
        public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
            return puppet.deprovision(request, call);
        }

        @Override
        public Progress<BindingDetails> bind(BindRequest request, Call call) {
            return puppet.bind(request, call);
        }

        @Override
        public Progress<Gone> unbind(UnbindRequest request, Call call) {
            return puppet.unbind(request, call);
        }
    }
}
