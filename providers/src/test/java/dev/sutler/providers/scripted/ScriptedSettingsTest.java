package dev.sutler.providers.scripted;

import static dev.sutler.testkit.SampleRequests.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

class ScriptedSettingsTest {

    @Test
    void theFactoryIsFoundByItsType() {
        assertThat(ServiceLoader.load(ProviderFactory.class))
                .anySatisfy(factory -> assertThat(factory.type()).isEqualTo("scripted"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'dealy': '5s'}                            | /dealy                   | did you mean 'delay'
                    {'delay': 5}                               | /delay                   | span of time
                    {'delay': {'provison': '5s'}}              | /delay/provison          | did you mean 'provision'
                    {'delay': {'bind': '-5s'}}                 | /delay/bind              | span of time
                    {'steps': 0}                               | /steps                   | from 1
                    {'steps': 2.5}                             | /steps                   | whole number
                    {'fail': {'bind': 'sometimes'}}            | /fail/bind               | refused
                    {'fail': {'bind': {'times': 1}}}           | /fail/bind/as            | missing
                    {'fail': {'bind': {'as': 'throw', 'times': 0}}} | /fail/bind/times    | from 1
                    {'fail': 'bind'}                           | /fail                    | a map
                    {'instance-usable': 'yes'}                 | /instance-usable         | true or false
                    {'credentials': 'secret'}                  | /credentials             | a map
                    {'endpoints': [{'host': 'h'}]}             | /endpoints/0/ports       | at least one
                    {'endpoints': [{'host': 'h', 'ports': ['1'], 'protocol': 'http'}]} | /endpoints/0/protocol | tcp
                    {'endpoints': {}}                          | /endpoints               | list of maps
                    {'volume-mounts': ['x']}                   | /volume-mounts/0         | a map
                    {'volume-mounts': [{'driver': 'd', 'container_dir': '/d', 'device': {}}]} | /volume-mounts/0/device/volume_id | missing
                    {'dashboard-url': 'nowhere'}               | /dashboard-url           | absolute URL
                    {'route-service-url': 'https://a b'}       | /route-service-url       | absolute URL
                    {'expires-after': '1h', 'renew-before': '2h'} | /renew-before         | not be longer
                    {'refuse-update': 3}                       | /refuse-update           | a text
                    {'allow-parameters': 1}                    | /allow-parameters        | true or false
                    {'effects-log': true}                      | /effects-log             | a text\
                    """)
    void aWrongSettingIsNamedWithWhatWouldBeRight(String settings, String path, String message) {
        assertThat(check(settings))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.path()).isEqualTo(path);
                            assertThat(problem.message()).contains(message);
                        });
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThat(check("{'steps': 'x', 'delay': 'y', 'zzz': 1}")).hasSize(3);
    }

    private static List<SettingProblem> check(String settings) {
        return new ScriptedProviderFactory()
                .check(
                        new ProviderEnvironment("test", json("{}"), _ -> Optional.empty()),
                        json(settings));
    }
}
