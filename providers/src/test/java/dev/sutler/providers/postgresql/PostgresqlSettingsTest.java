package dev.sutler.providers.postgresql;

import static dev.sutler.testkit.SampleRequests.bind;
import static dev.sutler.testkit.SampleRequests.binding;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;
import static dev.sutler.testkit.SampleRequests.provision;
import static dev.sutler.testkit.SampleRequests.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.ProviderEnvironment;
import dev.sutler.spi.ProviderFactory;
import dev.sutler.spi.SettingProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

class PostgresqlSettingsTest {

    private static final String GOOD =
            "{'host': 'db.example.com', 'username': 'sutler', 'password': {'env': 'PASSWORD'}}";

    @Test
    void theFactoryIsFoundByItsType() {
        assertThat(ServiceLoader.load(ProviderFactory.class))
                .anySatisfy(factory -> assertThat(factory.type()).isEqualTo("postgresql"));
    }

    @Test
    void theLeastThatIsNeededIsEnough() {
        assertThat(check(GOOD, "{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'hots': 'x'}                    | {}                            | /hots                   | did you mean 'host'
                    {'port': 70000}                  | {}                            | /port                   | 65535
                    {'password': 'in the open'}      | {}                            | /password               | {env: NAME}
                    {'ssl-mode': 'always'}           | {}                            | /ssl-mode               | verify-full
                    {'connect-timeout': 'soon'}      | {}                            | /connect-timeout        | span of time
                    {'extensions-allowed': 'hstore'} | {}                            | /extensions-allowed     | list of texts
                    {'extensions-allowed': ['a b']}  | {}                            | /extensions-allowed     | no extension's name
                    {'username': 1}                  | {}                            | /username               | a text
                    {}                               | {'connection-limit': 0}       | /connection-limit       | from 1
                    {}                               | {'conection-limit': 5}        | /conection-limit        | did you mean 'connection-limit'
                    {}                               | {'host': 'elsewhere'}         | /host                   | Unknown setting
                    {}                               | {'statement-timeout': '25d'}  | /statement-timeout      | at most 24d
                    {}                               | {'login-connection-limit': -1} | /login-connection-limit | from 1\
                    """)
    void aWrongSettingIsNamedWithWhatWouldBeRight(
            String offering, String plan, String path, String message) {
        assertThat(check(offering, plan))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.path()).isEqualTo(path);
                            assertThat(problem.message()).contains(message);
                        });
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        var environment = new ProviderEnvironment("test", json("{}"), _ -> Optional.empty());

        assertThat(new PostgresqlProviderFactory().check(environment, json("{}")))
                .extracting(SettingProblem::path)
                .containsExactlyInAnyOrder("/host", "/username", "/password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'extensions': 'hstore'}                  | list of texts
                    {'extensions': ['x; DROP ROLE y; --']}    | must list names
                    {'extensions': ['postgis']}               | is not offered here
                    {'extension': ['hstore']}                 | did you mean 'extensions'
                    {'locale': 'C; DROP DATABASE postgres'}   | a locale's name
                    {'encoding': 8}                           | a text\
                    """)
    void parametersThatAreWrongAreRefusedBeforeAnythingHappens(String parameters, String message) {
        try (PostgresqlProvider provider = provider("{'extensions-allowed': ['hstore']}")) {
            ObjectNode asked = json(parameters);
            var instance = instance("i", plan("p", json("{}")), asked);

            assertThat(provider.refusal(provision(instance)).orElseThrow()).contains(message);
            assertThat(provider.refusal(update(instance("i", instance.plan()), instance)))
                    .isPresent();
        }
    }

    @Test
    void whatCannotBeChangedIsRefused() {
        try (PostgresqlProvider provider = provider("{}")) {
            var plan = plan("p", json("{}"));
            var current = instance("i", plan, json("{'locale': 'C', 'extensions': ['hstore']}"));
            var otherLocale =
                    instance("i", plan, json("{'locale': 'POSIX', 'extensions': ['hstore']}"));
            var fewer = instance("i", plan, json("{'locale': 'C', 'extensions': ['citext']}"));
            var more =
                    instance(
                            "i", plan, json("{'locale': 'C', 'extensions': ['citext', 'hstore']}"));

            assertThat(provider.refusal(update(current, otherLocale)).orElseThrow())
                    .contains("fixed");
            assertThat(provider.refusal(update(current, fewer)).orElseThrow()).contains("hstore");
            assertThat(provider.refusal(update(current, more))).isEmpty();
            assertThat(provider.refusal(bind(current, binding("b", json("{'role': 'x'}")))))
                    .isPresent();
        }
    }

    private static PostgresqlProvider provider(String moreSettings) {
        ObjectNode settings = json(GOOD);
        settings.setAll(json(moreSettings));
        var environment = new ProviderEnvironment("test", settings, _ -> Optional.empty());
        return (PostgresqlProvider) new PostgresqlProviderFactory().create(environment);
    }

    private static List<SettingProblem> check(String offering, String plan) {
        ObjectNode settings = json(GOOD);
        settings.setAll(json(offering));
        return new PostgresqlProviderFactory()
                .check(
                        new ProviderEnvironment("test", settings, _ -> Optional.empty()),
                        json(plan));
    }
}
