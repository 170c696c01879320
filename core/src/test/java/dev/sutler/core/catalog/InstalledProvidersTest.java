package dev.sutler.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.spi.Provider;
import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;
import dev.sutler.spi.Workplace;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a provider's factory gets to see.
class InstalledProvidersTest {

    @Test
    void anOfferingsSettingsLieOverThoseOfTheHost() {
        InstalledProviders installed =
                installed(new Echo("echo"), "{\"host\": {\"env\": \"A\"}, \"port\": 1}");

        List<SettingProblem> seen =
                installed.check(
                        "echo",
                        "queue",
                        Catalogs.object("{\"host\": {\"file\": \"b\"}}"),
                        Catalogs.object("{\"size\": 2}"));

        assertThat(seen)
                .extracting(SettingProblem::message)
                .containsExactly("queue {\"host\":{\"file\":\"b\"},\"port\":1} {\"size\":2}");
    }

    @Test
    void theHostsSettingsAreNotChanged() {
        ObjectNode host = Catalogs.object("{\"a\": 1}");
        InstalledProviders installed =
                new InstalledProviders(
                        List.of(new Echo("echo")), type -> host, reference -> Optional.empty());

        installed.check("echo", "x", Catalogs.object("{\"a\": 2}"), Catalogs.object("{}"));

        assertThat(host).hasToString("{\"a\":1}");
    }

    @Test
    void aFactoryThatThrowsIsAProblemOfItsSettings() {
        ProviderFactory broken =
                new Echo("broken") {
                    @Override
                    public List<SettingProblem> check(
                            ProviderEnvironment environment, ObjectNode planSettings) {
                        throw new IllegalStateException("s3cret");
                    }
                };

        assertThat(
                        installed(broken, "{}")
                                .check("broken", "x", Catalogs.object("{}"), Catalogs.object("{}")))
                .singleElement()
                .extracting(SettingProblem::message)
                .asString()
                .contains("broken")
                .doesNotContain("s3cret");
    }

    @Test
    void aProviderIsMadeWithTheOfferingThatPlatformsGetAndItsTypesWorkplace() {
        List<ProviderEnvironment> seen = new ArrayList<>();
        ProviderFactory maker =
                new Echo("fake") {
                    @Override
                    public Provider create(ProviderEnvironment environment) {
                        seen.add(environment);
                        return super.create(environment);
                    }
                };
        ObjectNode written = Catalogs.good();
        Catalogs.set(written, "/plans/1/retired", "true");
        Workplace workplace = Workplace.none();
        InstalledProviders installed =
                new InstalledProviders(
                        List.of(maker),
                        _ -> Catalogs.object("{}"),
                        _ -> Optional.empty(),
                        Optional.of("broker"),
                        type -> type.equals("fake") ? workplace : Workplace.none());
        ServiceOffering offering =
                Catalogs.check(written).catalog().orElseThrow().offerings().getFirst();

        assertThatThrownBy(() -> installed.create(offering))
                .isInstanceOf(UnsupportedOperationException.class);

        ObjectNode expected = Catalogs.good();
        expected.remove("provider");
        Catalogs.remove(expected, "/dashboard_client/secret");
        Catalogs.remove(expected, "/plans/0/provider");
        assertThat(seen)
                .singleElement()
                .satisfies(
                        environment -> {
                            // As text, since equality does not see the order.
                            assertThat(environment.offering()).hasToString(expected.toString());
                            assertThat(environment.brokerId()).contains("broker");
                            assertThat(environment.workplace()).isSameAs(workplace);
                        });
    }

    @Test
    void twoFactoriesOfOneTypeAreRefused() {
        List<ProviderFactory> factories = List.of(new Echo("echo"), new Echo("echo"));

        assertThatThrownBy(
                        () ->
                                new InstalledProviders(
                                        factories,
                                        type -> Catalogs.object("{}"),
                                        reference -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("echo");
    }

    private static InstalledProviders installed(ProviderFactory factory, String hostSettings) {
        return new InstalledProviders(
                List.of(factory),
                type -> Catalogs.object(hostSettings),
                reference -> Optional.empty());
    }

    /// Complains about everything, so that one sees what it saw.
    private static class Echo implements ProviderFactory {
        private final String type;

        Echo(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public List<SettingProblem> check(
                ProviderEnvironment environment, ObjectNode planSettings) {
            return List.of(
                    new SettingProblem(
                            "",
                            environment.offeringName()
                                    + " "
                                    + environment.settings()
                                    + " "
                                    + planSettings));
        }

        @Override
        public Provider create(ProviderEnvironment environment) {
            throw new UnsupportedOperationException("not needed here");
        }
    }
}
