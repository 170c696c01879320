package dev.sutler.providers.postgresql;

import static dev.sutler.testkit.SampleRequests.deprovision;
import static dev.sutler.testkit.SampleRequests.instance;
import static dev.sutler.testkit.SampleRequests.json;
import static dev.sutler.testkit.SampleRequests.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.providers.support.SettingsReader;
import dev.sutler.spi.AdoptRequest;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.testkit.Cut;
import dev.sutler.testkit.Cut.CutException;
import dev.sutler.testkit.Drive;
import dev.sutler.testkit.TestCall;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Database;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Taking over what somebody else has made, cut off at any point, and giving it back.
@ParameterizedClass
@EnumSource(names = {"OLDEST", "NEWEST"})
class PostgresqlAdoptionTest {

    private static final String STATE =
            """
            SELECT 'table ' || relname || ' ' || pg_get_userbyid(relowner) FROM pg_class
             WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'remark ' || shobj_description(oid, 'pg_database') FROM pg_database
             WHERE datname = current_database()
            UNION ALL SELECT 'limit ' || datconnlimit FROM pg_database
             WHERE datname = current_database()
            """;

    private final RealPostgres server;
    private final PostgresqlFixture fixture;
    private final Database shop;

    PostgresqlAdoptionTest(Major major) throws SQLException {
        server = RealPostgres.shared(major);
        fixture = PostgresqlFixture.on(server, false);
        shop = server.createDatabase("shop");
        try (Connection application = shop.connect();
                Connection superuser = server.superuser().connect()) {
            String grant = "GRANT ALL ON SCHEMA public TO " + shop.username();
            try (Connection inside = superuserInside()) {
                TestRoom.run(inside, grant);
            }
            TestRoom.run(application, "CREATE TABLE orders AS SELECT 7 AS number");
            TestRoom.run(
                    superuser,
                    "COMMENT ON DATABASE " + shop.name() + " IS 'the shop''s own words'");
            TestRoom.run(superuser, "ALTER DATABASE " + shop.name() + " CONNECTION LIMIT 17");
            String login = fixture.login().username();
            TestRoom.run(superuser, "GRANT " + shop.username() + " TO " + login);
            TestRoom.run(superuser, "ALTER DATABASE " + shop.name() + " OWNER TO " + login);
        }
    }

    private Connection superuserInside() throws SQLException {
        Database superuser = server.superuser();
        return new Database(
                        shop.jdbcUrl(),
                        shop.host(),
                        shop.port(),
                        shop.name(),
                        superuser.username(),
                        superuser.password())
                .connect();
    }

    private PostgresqlProvider provider(Cut cut) {
        return new PostgresqlProvider(
                PostgresqlSettings.read(SettingsReader.of(TestRoom.settings(fixture.login()))),
                new CutConnections(fixture.login(), cut, false),
                new Passwords(new SecureRandom()),
                Optional.of("broker-of-this-test"));
    }

    private AdoptRequest request(String id) {
        return new AdoptRequest(
                instance(id, plan("small", json("{'connection-limit': 5}"))),
                shop.name(),
                Optional.empty());
    }

    private List<String> state() throws SQLException {
        try (Connection inside = superuserInside()) {
            return TestRoom.query(inside, STATE);
        }
    }

    private void giveBack(AdoptRequest request) {
        Gone _ =
                Drive.withoutClock()
                        .toSuccess(call -> provider(Cut.never()).giveBack(request, call));
    }

    @Test
    void whatWasTakenIsGivenBackAsItWas() throws SQLException {
        List<String> before = state();
        Set<String> leftovers = fixture.leftovers();
        AdoptRequest request = request("given-back");

        InstanceDetails details =
                Drive.withoutClock().toSuccess(call -> provider(Cut.never()).adopt(request, call));
        assertThat(details.state().path("database").asString("")).isEqualTo(shop.name());
        assertThat(state()).isNotEqualTo(before);
        giveBack(request);
        giveBack(request);

        assertThat(state()).isEqualTo(before);
        assertThat(fixture.leftovers()).isEqualTo(leftovers);
    }

    @Test
    void anAdoptionThatIsCutOffAnywhereCanBeGivenBack() throws SQLException {
        List<String> before = state();
        Set<String> leftovers = fixture.leftovers();
        boolean struck = true;
        for (int use = 1; struck; use++) {
            Cut cut = Cut.after(use);
            AdoptRequest request = request("cut-" + use);
            try {
                var _ = provider(cut).adopt(request, TestCall.first());
            } catch (CutException expected) {
                assertThat(cut.struck()).isTrue();
            }
            struck = cut.struck();
            giveBack(request);
            assertThat(state()).as("after use " + use).isEqualTo(before);
            assertThat(fixture.leftovers()).as("after use " + use).isEqualTo(leftovers);
        }
    }

    @Test
    void anInstanceWhoseStateIsLostIsNotRemovedWithWhatItTookOver() throws SQLException {
        AdoptRequest request = request("state-lost");
        var _ = Drive.withoutClock().toSuccess(call -> provider(Cut.never()).adopt(request, call));
        ServiceInstance stateless = request.instance();

        Progress<Gone> answer =
                provider(Cut.never()).deprovision(deprovision(stateless), TestCall.first());

        assertThat(answer).isInstanceOf(Progress.Failed.class);
        assertThat(state()).anyMatch(line -> line.startsWith("table orders"));
        giveBack(request);
    }
}
