package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.CatalogParser;
import dev.sutler.core.catalog.CatalogSource;
import dev.sutler.core.catalog.ProviderTypes;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.server.catalog.CannotPrepareException;
import dev.sutler.server.catalog.CatalogSwitch;
import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.SettingProblem;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Which providers live how long when the catalog is replaced.
final class OfferTest {

    private final List<String> made = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private String description = "It.";
    private final Offer offer = new Offer(this::make, later::add);

    @Test
    void anOfferingThatStaysKeepsItsProvider() {
        use(catalog("a:1", "b:1"));
        Provider before = offer.provider("a").orElseThrow();
        use(catalog("a:1", "b:2"));

        assertThat(made).containsExactly("a:1", "b:1", "b:2");
        assertThat(offer.provider("a")).containsSame(before);
    }

    @Test
    void anOfferingThatPlatformsSeeOtherwiseGetsANewProvider() {
        use(catalog("a:1"));
        description = "It is better now.";
        use(catalog("a:1"));

        assertThat(made).containsExactly("a:1", "a:1");
    }

    @Test
    void aProviderThatIsUsedNoLongerIsClosedLater() {
        use(catalog("a:1", "b:1", "c:1"));
        use(catalog("a:1", "b:2"));

        assertThat(closed).isEmpty();
        assertThat(offer.provider("c")).isEmpty();
        later.forEach(Runnable::run);
        assertThat(closed).containsExactlyInAnyOrder("b:1", "c:1");
        offer.close();
        assertThat(closed).containsExactlyInAnyOrder("b:1", "c:1", "a:1", "b:2");
        later.forEach(Runnable::run);
        assertThat(closed).hasSize(4);
    }

    @Test
    void whatCannotBeMadeLeavesWhatIsUsed() {
        Catalog good = catalog("a:1");
        use(good);

        assertThatThrownBy(() -> offer.prepare(catalog("a:2", "b:broken")))
                .isInstanceOf(CannotPrepareException.class)
                .hasMessage("The provider `any` of service b cannot be made: no such host");
        assertThat(closed).containsExactly("a:2");
        assertThat(offer.current()).containsSame(good);
        assertThat(offer.provider("b")).isEmpty();
    }

    @Test
    void whatIsPreparedAndNotUsedIsClosed() {
        use(catalog("a:1"));
        offer.prepare(catalog("a:2")).close();

        assertThat(closed).containsExactly("a:2");
        offer.close();
        assertThat(closed).containsExactly("a:2", "a:1");
    }

    private void use(Catalog catalog) {
        try (CatalogSwitch.Prepared prepared = offer.prepare(catalog)) {
            prepared.use();
        }
    }

    private Provider make(ServiceOffering offering) {
        String name = offering.name() + ":" + offering.provider().settings().path("v").asString();
        if (name.endsWith("broken")) {
            throw new IllegalStateException("no such host");
        }
        made.add(name);
        return new Idle(name);
    }

    /// @param offerings each as `name:setting`
    private Catalog catalog(String... offerings) {
        List<CatalogSource> sources =
                Arrays.stream(offerings)
                        .map(each -> each.split(":", 2))
                        .map(each -> new CatalogSource(each[0], tree(each[0], each[1])))
                        .toList();
        return new CatalogParser(new Any()).parse(sources).catalog().orElseThrow();
    }

    private ObjectNode tree(String name, String setting) {
        return JsonMapper.shared()
                .readTree(
                        """
                        {"name": "%1$s", "id": "%1$s", "description": "%3$s", "bindable": true,
                         "provider": {"type": "any", "v": "%2$s"},
                         "plans": [{"name": "p", "id": "%1$s-p", "description": "It."}]}
                        """
                                .formatted(name, setting, description))
                .asObject();
    }

    private static final class Any implements ProviderTypes {
        @Override
        public Set<String> words() {
            return Set.of("any");
        }

        @Override
        public List<SettingProblem> check(
                String type, String offeringName, ObjectNode settings, ObjectNode planSettings) {
            return List.of();
        }
    }

    /* Nobody calls it. */
    private final class Idle implements Provider {
        private final String name;

        private Idle(String name) {
            this.name = name;
        }

        @Override
        public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Progress<BindingDetails> bind(BindRequest request, Call call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Progress<Gone> unbind(UnbindRequest request, Call call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
